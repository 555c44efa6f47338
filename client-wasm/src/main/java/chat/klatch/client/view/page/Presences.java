package chat.klatch.client.view.page;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.protocol.model.Presence;
import chat.klatch.protocol.model.UserId;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whether people are there, as the handles of their cups. Nobody is told about while the connection is down. */
public final class Presences {
    private final Function<UserId, @Nullable Presence> known;

    /**
     * @param known
     *            null where it is not known
     */
    public Presences(Function<UserId, @Nullable Presence> known) {
        this.known = known;
    }

    /** Gives the cup its handle; returns the word for it, empty where nothing is known. */
    public String show(Element cup, UserId user) {
        return show(cup, known.apply(user));
    }

    /** Whether somebody is there, in place of what was told before; null where nothing newer is known. */
    public @Nullable Presence of(UserId user) {
        return known.apply(user);
    }

    public static String show(Element cup, @Nullable Presence presence) {
        Page.attribute(cup, "data-presence", presence != null, presence == null ? "" : handle(presence));
        return presence == null ? "" : PlaceTexts.presence(presence);
    }

    private static String handle(Presence presence) {
        return switch (presence) {
            case ONLINE -> "online";
            case AWAY -> "away";
            case DND -> "busy";
            case OFFLINE -> "offline";
        };
    }
}
