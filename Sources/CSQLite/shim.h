#include <sqlite3.h>

/// SQLite counts every byte that it holds, under a lock that all connections share. Nobody here reads the count.
/// To be called before the first connection; sqlite3_config takes a varying number of arguments, which Swift can't give.
static inline int sqlite_without_statistics(void) {
    return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
