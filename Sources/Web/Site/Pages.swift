import HTML
import Hummingbird
import NIOCore
import Policing
import Workflows

extension Site {
    /// The words of a language.
    func words(_ context: PageContext) -> Catalogue {
        languages[context.language] ?? languages.source
    }

    /// The proof that a form came from a page of ours, for this visitor.
    func token(_ context: PageContext) -> FormToken {
        FormToken(value: secrets.formToken(session: context.visitor, at: context.now))
    }

    /// A page as an answer.
    func page(_ content: some HTML, status: HTTPResponse.Status = .ok, _ context: PageContext) -> Response {
        page(content.withRenderedBytes { ByteBuffer(bytes: $0) }, status: status, context)
    }

    /// A page that is drawn already.
    func page(_ bytes: ByteBuffer, status: HTTPResponse.Status = .ok, _ context: PageContext) -> Response {
        var response = Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: bytes))
        keepVisitor(&response, context)
        return response
    }

    /// To another page, with GET, after something was done.
    func seeOther(_ path: String, _ context: PageContext) -> Response {
        var response = Response(status: .seeOther, headers: [.location: path])
        keepVisitor(&response, context)
        return response
    }

    private func keepVisitor(_ response: inout Response, _ context: PageContext) {
        guard context.isNewVisitor else { return }
        response.setCookie(cookie(Cookies.visitor, context.visitor))
    }

    /// A cookie that lasts until the browser closes, out of reach of scripts and of other sites.
    func cookie(_ name: String, _ value: String) -> Cookie {
        Cookie(
            name: name, value: value, path: "/", secure: settings.usesTLS, httpOnly: true, sameSite: .lax)
    }

    /// Makes the browser forget a cookie.
    func forget(_ name: String, in response: inout Response) {
        response.setCookie(
            Cookie(
                name: name, value: "", maxAge: 0, path: "/", secure: settings.usesTLS, httpOnly: true,
                sameSite: .lax))
    }
}
