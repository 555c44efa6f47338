package chat.klatch.client.jvm;

import chat.klatch.client.store.Unsent;

/** What a bot does. Called on the bot's own thread, one at a time; it may take its time and may wait. */
@FunctionalInterface
public interface BotHandler {
    /**
     * Something was said or changed in a room of the bot's, by somebody else. When this returns, it is done with; what
     * is thrown ends the bot, which hears the same again when it is started again.
     */
    void heard(Bot bot, Heard heard) throws Exception;

    /** The server refused, for good, what the bot asked for; called on the client's thread. */
    default void refused(Unsent wish) {
        System.getLogger("klatch.bot").log(System.Logger.Level.WARNING, () -> "refused: " + wish.fate());
    }
}
