#ifndef CLIBCURL_H
#define CLIBCURL_H

#include <stddef.h>

/* One message over SMTP. curl_easy_setopt takes a variable list of arguments, which Swift cannot call,
 * so each thing that can be set has a function of its own here. Every text is copied. */
typedef struct mail_call mail_call;

/* How far a call came, and what the server last answered when it refused. */
typedef struct {
    /* A CURLcode; 0 when the server took the message. */
    int code;
    /* The refusal's three digits, such as 550; 0 when the server refused nothing. */
    int refusal;
    /* The second figure of an enhanced status code such as 5.7.1; -1 when there was none. */
    int refusal_subject;
    /* Whether it was the recipient that was refused. */
    int refused_recipient;
} mail_result;

/* NULL when there is no memory. */
mail_call *mail_call_open(void);
void mail_call_close(mail_call *call);

/* url is smtp:// or smtps://; with require_tls nothing is said before STARTTLS has succeeded.
 * ca_file may be NULL for the machine's own list of authorities. */
void mail_call_server(mail_call *call, const char *url, int require_tls, const char *ca_file);
void mail_call_login(mail_call *call, const char *user, const char *password);
void mail_call_envelope(mail_call *call, const char *sender, const char *recipient);
void mail_call_waits(mail_call *call, long connect_milliseconds, long total_milliseconds);

/* Blocks until the message is taken or refused. The bytes are read during the call only. */
mail_result mail_call_send(mail_call *call, const void *bytes, size_t length);

/* Whether the code says that login or certificates are wrong, which waiting does not mend. */
int mail_code_is_settings(int code);
/* A short description, without anything that was sent. */
const char *mail_code_text(int code);

#endif
