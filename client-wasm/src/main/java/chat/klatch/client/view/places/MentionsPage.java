package chat.klatch.client.view.places;

import chat.klatch.client.Client;
import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.connection.Link;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Cup;
import chat.klatch.client.view.page.Naming;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Times;
import chat.klatch.client.view.prose.Meanings;
import chat.klatch.client.view.prose.Prose;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.Mentioned;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Room;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The messages that mention this user, the newest first, each leading to its place in its room. */
public final class MentionsPage {
    private static final int LONGEST = 280;
    private final Client client;
    private final Clock clock;
    private final Times times = new Times();
    private final Map<RoomId, String> names = new HashMap<>();
    private final List<Unnamed> unnamed = new ArrayList<>();
    private final Paged<Mentioned> list;
    private @Nullable User me;
    private int told = -1;

    /** A row that came before its room was told. */
    private record Unnamed(RoomId room, Element flag) {
    }

    public MentionsPage(Client client, Clock clock) {
        this.client = client;
        this.clock = clock;
        list = new Paged<>(clock, Page.byId("mentions-list"), this::row);
    }

    public void focus() {
        Page.focus(Page.byId("mentions-h"));
    }

    /**
     * @param anew
     *            whether it is opened just now
     */
    public void draw(User reader, List<Room> rooms, boolean anew) {
        me = reader;
        int mentions = 0;
        for (Room room : rooms) {
            names.put(room.id(), calls(room));
            mentions += room.mentions();
        }
        unnamed.removeIf(this::isNamed);
        if (anew) {
            list.show((after, then, refused) -> client.api().me().mentions(after,
                    page -> meet(page.messages(), () -> then.accept(new Paged.Part<>(page.messages(), page.next()))),
                    refused),
                    PlaceTexts.NO_MENTIONS);
        } else if (mentions > told) {
            list.again();
        }
        list.look(client.link() instanceof Link.Up);
        told = mentions;
    }

    /** What is said between two is not told by the same name twice. */
    private static String calls(Room room) {
        return Naming.others(room).size() == 1 ? PlaceTexts.JUST_TALK : room.name();
    }

    private boolean isNamed(Unnamed one) {
        var name = names.get(one.room);
        Page.text(one.flag, name == null ? "" : name);
        return name != null;
    }

    /** Whoever else is meant is called by their name, so it has to be known. */
    private void meet(List<Mentioned> page, Runnable then) {
        var strangers = page.stream().flatMap(one -> one.message().mentions().stream())
                .filter(user -> client.people().user(user) == null).distinct().limit(Limits.PAGE).toList();
        if (strangers.isEmpty()) {
            then.run();
        } else {
            client.api().users().named(strangers, found -> {
                client.people().meet(found.users());
                then.run();
            }, _ -> then.run()); // they go by what is written
        }
    }

    private Element row(Mentioned mentioned) {
        var message = mentioned.message();
        var author = message.author();
        var row = Page.copy("mention-row");
        Page.in(row, "a").setHref(Route.link(mentioned.room(), message.seq()));
        Cup.fill(Page.in(row, ".av"), author.id().value(), author.name());
        Page.in(row, "b").setTextContent(author.name());
        var flag = new Unnamed(mentioned.room(), Page.in(row, ".flag"));
        if (!isNamed(flag)) {
            unnamed.add(flag);
        }
        var time = Page.in(row, "time");
        time.setAttribute("datetime", Times.iso(message.at()));
        time.setTextContent(times.since(message.at(), clock.now()));
        words(Page.in(row, "p"), message);
        return row;
    }

    private void words(Element into, Message message) {
        var reader = me;
        if (message.deletedAt() != null || reader == null) {
            into.setTextContent(PlaceTexts.DELETED);
        } else {
            Prose.line(into, message.text(), LONGEST, Meanings.in(message, reader,
                    Meanings.called(message, reader, client.people()::user)));
        }
    }

    /** Nothing of anybody stays. */
    public void close() {
        me = null;
        told = -1;
        names.clear();
        unnamed.clear();
        list.clear();
    }
}
