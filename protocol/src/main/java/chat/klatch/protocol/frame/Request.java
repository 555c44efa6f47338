package chat.klatch.protocol.frame;

import chat.klatch.protocol.model.RequestId;

/** A command that gets exactly one answer, with its {@code id} as {@code re}. */
public sealed interface Request extends Command
        permits Auth, Join, Leave, Send, Edit, Delete, React, History, Watch {
    RequestId id();
}
