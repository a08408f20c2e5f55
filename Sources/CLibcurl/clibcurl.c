#include "clibcurl.h"

#include <curl/curl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct mail_call {
    CURL *curl;
    struct curl_slist *recipients;
    const char *bytes;
    size_t length;
    size_t offset;
    int recipient_was_named;
    mail_result result;
};

static pthread_once_t curl_once = PTHREAD_ONCE_INIT;

static void start_curl(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }

static size_t read_message(char *buffer, size_t size, size_t count, void *context) {
    mail_call *call = context;
    size_t rest = call->length - call->offset;
    size_t taken = size * count < rest ? size * count : rest;
    memcpy(buffer, call->bytes + call->offset, taken);
    call->offset += taken;
    return taken;
}

static int digit(char byte) { return byte >= '0' && byte <= '9' ? byte - '0' : -1; }

/* "550 5.7.1 ...": the words after it are the server's and are left alone: they may repeat the address. */
static void note_refusal(mail_call *call, const char *line, size_t length) {
    if (length < 4 || digit(line[0]) < 4 || digit(line[1]) < 0 || digit(line[2]) < 0) return;
    call->result.refusal = digit(line[0]) * 100 + digit(line[1]) * 10 + digit(line[2]);
    int is_enhanced = length >= 9 && line[4] == line[0] && line[5] == '.' && digit(line[6]) >= 0 && line[7] == '.';
    call->result.refusal_subject = is_enhanced ? digit(line[6]) : -1;
    call->result.refused_recipient = call->recipient_was_named;
}

static int watch(CURL *curl, curl_infotype kind, char *data, size_t length, void *context) {
    (void)curl;
    mail_call *call = context;
    if (kind == CURLINFO_HEADER_OUT) call->recipient_was_named = length >= 4 && !memcmp(data, "RCPT", 4);
    if (kind == CURLINFO_HEADER_IN) note_refusal(call, data, length);
    return 0;
}

mail_call *mail_call_open(void) {
    pthread_once(&curl_once, start_curl);
    mail_call *call = calloc(1, sizeof *call);
    if (!call) return NULL;
    call->curl = curl_easy_init();
    if (!call->curl) {
        free(call);
        return NULL;
    }
    call->result.refusal_subject = -1;
    curl_easy_setopt(call->curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(call->curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(call->curl, CURLOPT_PROXY, "");
    curl_easy_setopt(call->curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(call->curl, CURLOPT_DEBUGFUNCTION, watch);
    curl_easy_setopt(call->curl, CURLOPT_DEBUGDATA, call);
    curl_easy_setopt(call->curl, CURLOPT_READFUNCTION, read_message);
    curl_easy_setopt(call->curl, CURLOPT_READDATA, call);
    curl_easy_setopt(call->curl, CURLOPT_UPLOAD, 1L);
    return call;
}

void mail_call_close(mail_call *call) {
    if (!call) return;
    curl_easy_cleanup(call->curl);
    curl_slist_free_all(call->recipients);
    free(call);
}

void mail_call_server(mail_call *call, const char *url, int require_tls, const char *ca_file) {
    curl_easy_setopt(call->curl, CURLOPT_URL, url);
    curl_easy_setopt(call->curl, CURLOPT_USE_SSL, (long)(require_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    curl_easy_setopt(call->curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    if (ca_file) curl_easy_setopt(call->curl, CURLOPT_CAINFO, ca_file);
}

void mail_call_login(mail_call *call, const char *user, const char *password) {
    curl_easy_setopt(call->curl, CURLOPT_USERNAME, user);
    curl_easy_setopt(call->curl, CURLOPT_PASSWORD, password);
}

void mail_call_envelope(mail_call *call, const char *sender, const char *recipient) {
    curl_easy_setopt(call->curl, CURLOPT_MAIL_FROM, sender);
    call->recipients = curl_slist_append(call->recipients, recipient);
    curl_easy_setopt(call->curl, CURLOPT_MAIL_RCPT, call->recipients);
}

void mail_call_waits(mail_call *call, long connect_milliseconds, long total_milliseconds) {
    curl_easy_setopt(call->curl, CURLOPT_CONNECTTIMEOUT_MS, connect_milliseconds);
    curl_easy_setopt(call->curl, CURLOPT_TIMEOUT_MS, total_milliseconds);
}

mail_result mail_call_send(mail_call *call, const void *bytes, size_t length) {
    call->bytes = bytes;
    call->length = length;
    call->offset = 0;
    call->result.code = (int)curl_easy_perform(call->curl);
    call->bytes = NULL;
    return call->result;
}

int mail_code_is_settings(int code) {
    switch (code) {
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_LOGIN_DENIED:
    case CURLE_USE_SSL_FAILED:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE: return 1;
    default: return 0;
    }
}

const char *mail_code_text(int code) { return curl_easy_strerror((CURLcode)code); }
