package chat.klatch.server.log;

/**
 * A change that does more than to be told: {@link #afterwards} runs on the writer's thread, when the change and all
 * before it have been told, and before any later one is. So what it says to whom stands in order with everything else
 * of the room. It must not block.
 */
public interface Consequential extends Change {
    void afterwards(Committed committed);
}
