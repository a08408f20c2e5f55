import HTML
import Hummingbird
import Policing
import Workflows

/// Signing in, first with the password and then with a code, and signing out.
struct DeskLoginRoutes {
    let site: Site

    func add(to router: Router<PageContext>) {
        router.get("/desk/login") { request, context in
            page(DeskReturn(request.uri.queryParameters.get(DeskReturn.field) ?? ""), context)
        }
        router.post("/desk/login", use: givePassword)
        router.get("/desk/code") { request, context in
            guard let token = StaffToken.of(request) else { return site.seeOther("/desk/login", context) }
            return codePage(DeskReturn(request.uri.queryParameters.get(DeskReturn.field) ?? ""), token, context)
        }
        router.post("/desk/code", use: giveCode)
        router.post("/desk/sign-out", use: signOut)
    }

    // MARK: The password

    @Sendable private func givePassword(_ request: Request, _ context: PageContext) async throws -> Response {
        let form = try await site.form(request, context)
        let back = DeskReturn(form[DeskReturn.field])
        let token = Visitor.newToken()
        let step = StaffLogin.PasswordStep(
            username: form["username"], password: form["password"], address: context.address,
            tokenHash: StaffToken.hash(token), at: context.now)
        do throws(StaffLogin.Refusal) {
            _ = try await site.ports.login.give(step)
            if let old = StaffToken.of(request) { try await site.ports.login.logOut(StaffToken.hash(old)) }
        } catch {
            return try refused(error, context) { page(back, context, problem: $0, username: form["username"]) }
        }
        var response = site.seeOther(back.path(from: "/desk/code"), context)
        response.setCookie(site.cookie(Cookies.staff, token))
        return response
    }

    private func page(
        _ back: DeskReturn, _ context: PageContext, problem: String? = nil, username: String = ""
    ) -> Response {
        let page = DeskPage(title: site.deskWords.text("desk.login.title"), hasErrors: problem != nil)
        return site.deskDoor(page, context, status: problem == nil ? .ok : .unprocessableContent) {
            LoginPage(
                words: site.deskWords, token: site.token(context), back: back, problem: problem, username: username,
                hasProvider: site.ports.providerLogin != nil)
        }
    }

    // MARK: The code

    @Sendable private func giveCode(_ request: Request, _ context: PageContext) async throws -> Response {
        guard let half = StaffToken.of(request) else { return site.seeOther("/desk/login", context) }
        let form = try await site.form(request, session: half, at: context.now)
        let back = DeskReturn(form[DeskReturn.field])
        let token = Visitor.newToken()
        let step = StaffLogin.CodeStep(
            code: form["code"].filter { !$0.isWhitespace }, address: context.address,
            tokenHash: StaffToken.hash(half), newTokenHash: StaffToken.hash(token), at: context.now)
        do throws(StaffLogin.Refusal) {
            _ = try await site.ports.login.give(step)
        } catch {
            return try refused(error, context) { codePage(back, half, context, problem: $0) }
        }
        var response = site.seeOther(back.page, context)
        response.setCookie(site.cookie(Cookies.staff, token))
        return response
    }

    private func codePage(
        _ back: DeskReturn, _ token: String, _ context: PageContext, problem: String? = nil
    ) -> Response {
        let page = DeskPage(title: site.deskWords.text("desk.code.title"), hasErrors: problem != nil)
        let proof = FormToken(value: site.secrets.formToken(session: token, at: context.now))
        return site.deskDoor(page, context, status: problem == nil ? .ok : .unprocessableContent) {
            CodePage(words: site.deskWords, token: proof, back: back, problem: problem)
        }
    }

    // MARK: Both

    /// The page again with a sentence, or the first page when there is nothing to go on from.
    private func refused(
        _ refusal: StaffLogin.Refusal, _ context: PageContext, _ page: (String) -> Response
    ) throws -> Response {
        let words = site.deskWords
        switch refusal {
        case .wrongNameOrPassword: return page(words.text("desk.login.wrong"))
        case .wrongCode: return page(words.text("desk.code.wrong"))
        case .locked(let until):
            let seconds = max(1, (until.milliseconds - context.now.milliseconds + 999) / 1_000)
            var response = page(words.count("desk.login.locked", Int((seconds + 59) / 60)))
            response.status = .tooManyRequests
            response.headers[.retryAfter] = String(seconds)
            return response
        case .notLoggedIn:
            var response = site.seeOther("/desk/login", context)
            site.forget(Cookies.staff, in: &response)
            return response
        case .store(let error): throw PageFailure(error)
        }
    }

    @Sendable private func signOut(_ request: Request, _ context: PageContext) async throws -> Response {
        let visit = try await site.staffVisit(request, context)
        _ = try await site.staffForm(request, visit)
        do throws(StaffLogin.Refusal) {
            try await site.ports.login.logOut(StaffToken.hash(visit.token))
        } catch {
            if case .store(let failure) = error { throw PageFailure(failure) }
        }
        site.searches.forget(StaffToken.hash(visit.token))
        var response = site.seeOther("/desk/login", context)
        site.forget(Cookies.staff, in: &response)
        return response
    }
}
