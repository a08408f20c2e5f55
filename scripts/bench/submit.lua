-- Sends one report again and again, each time as a new one. BODY names the file of its JSON, RUN the run.

local threads = 0

function setup(thread)
    threads = threads + 1
    thread:set("number", threads)
end

function init()
    local file = io.open(os.getenv("BODY"), "r")
    wrk.body = file:read("*a")
    file:close()
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
    sent = 0
end

function request()
    sent = sent + 1
    wrk.headers["Idempotency-Key"] = os.getenv("RUN") .. "-" .. number .. "-" .. sent
    return wrk.format()
end
