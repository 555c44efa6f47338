package chat.klatch.client.browser;

import java.util.function.Consumer;

/** Who of the tabs of this browser lives. Each goes by a name that no other has. Answers on the client's thread. */
interface Tabs {
    /** Takes a name and lives under it, until it is let go or the page ends; {@code then} runs when others know it. */
    void live(String name, Runnable then);

    /** Asks whether the tab of this name is gone, and if so takes its name. */
    void isGone(String name, Consumer<Boolean> then);

    /** Waits until the tab of this name is gone, takes its name, and runs {@code then}, once. */
    void whenGone(String name, Runnable then);

    /** Lets a name go that is taken; of another nothing happens. */
    void letGo(String name);
}
