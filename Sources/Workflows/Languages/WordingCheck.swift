/// Checks of everything that is written for the public, for `forms check` and for start-up.
public enum WordingCheck {
    /// What was found, one line each, to be read by the person who wrote the files. None when all is well.
    ///
    /// - Parameters:
    ///   - forms: the folder of forms.
    ///   - languages: the folder of languages.
    public static func findings(forms: String, languages: String) -> [String] {
        do {
            let library = try FormFiles.load(forms)
            return findings(library, languages: languages)
        } catch {
            return error.description.split(separator: "\n").map(String.init)
        }
    }

    private static func findings(_ library: FormLibrary, languages folder: String) -> [String] {
        do {
            let languages = try Languages.load(folder, forms: library)
            return (languages.missing() + languages.mismatched() + languages.strangers()).map(\.description)
        } catch {
            return error.description.split(separator: "\n").map(String.init)
        }
    }
}
