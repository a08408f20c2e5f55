// swift-tools-version: 6.2
import PackageDescription

/// `CORE=1` leaves only the pure layers, which build and test in seconds with no dependency at all.
let coreOnly = Context.environment["CORE"] == "1"

let strict: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// One of our targets, always under the strict settings.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: "\(name)Tests", dependencies: dependencies, swiftSettings: strict)
}

/// A C library that comes as a Debian `-dev` package.
func debian(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

let pure: [Target] = [
    room("HTML"),
    room("Policing"),
    tests("HTML", ["HTML"]),
    tests("Policing", ["Policing"]),
]

let dependencies: [Package.Dependency] = [
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/vapor/jwt-kit", from: "5.7.1"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
]

let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let jwt = Target.Dependency.product(name: "JWTKit", package: "jwt-kit")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let httpClient = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let whole: [Target] =
    pure + [
        room("Workflows", ["Policing", yams]),
        room(
            "Store",
            [
                "Workflows", "Policing", "CLibmagic", "CSQLite", grdb, sqlite, crypto, cryptoExtras, subprocess,
                logging,
            ]),
        room("Channels", ["Workflows", "Policing", "CLibcurl", jwt, httpClient, logging]),
        room("Web", ["Workflows", "Policing", "HTML", "CZlib", hummingbird, crypto, logging]),
        .executableTarget(
            name: "bluelamp",
            dependencies: ["Web", "Channels", "Store", "Workflows", "Policing", arguments, lifecycle, logging],
            swiftSettings: strict),
        debian("CLibmagic", "libmagic", "libmagic-dev"),
        debian("CSQLite", "sqlite3", "libsqlite3-dev"),
        debian("CZlib", "zlib", "zlib1g-dev"),
        .target(
            name: "CLibcurl",
            linkerSettings: [.linkedLibrary("curl")]),
        // What the tests of several rooms need.
        .target(
            name: "TestSupport", dependencies: ["Store", "Workflows", "Policing"], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("Workflows", ["Workflows", "Policing"]),
        tests("Store", ["TestSupport", "Store", "Workflows", "Policing", grdb, crypto]),
        tests("Channels", ["Channels", "Workflows", "Policing", hummingbird, crypto]),
        tests(
            "Web",
            [
                "TestSupport", "Web", "Store", "Workflows", "Policing", "HTML", hummingbird,
                .product(name: "HummingbirdTesting", package: "hummingbird"),
            ]),
    ]

let package = Package(
    name: "bluelamp",
    dependencies: coreOnly ? [] : dependencies,
    targets: coreOnly ? pure : whole,
    swiftLanguageModes: [.v6]
)
