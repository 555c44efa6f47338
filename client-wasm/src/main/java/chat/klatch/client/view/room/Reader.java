package chat.klatch.client.view.room;

import chat.klatch.client.view.emoji.EmojiBook;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;

/** Who reads the log, and what they know. */
interface Reader {
    User me();

    long now();

    /** How somebody is called; who is not known is "somebody". */
    String name(UserId user);

    EmojiBook emoji();
}
