package chat.klatch.server.crash;

import chat.klatch.protocol.model.Message;

/** One message, as the log holds it or somebody saw it; a notice has the key "". */
record Entry(long seq, String author, String key) {
    static Entry of(Message message) {
        return new Entry(message.seq(), message.author().id().value(),
                message.key() == null ? "" : message.key().value());
    }

    /** Whether it is that message, told without making another. */
    boolean is(Message message) {
        var named = message.key();
        return seq == message.seq() && key.equals(named == null ? "" : named.value())
                && author.equals(message.author().id().value());
    }
}
