package chat.klatch.client;

import chat.klatch.client.account.Account;
import chat.klatch.client.api.Api;
import chat.klatch.client.connection.Connection;
import chat.klatch.client.people.HeadCount;
import chat.klatch.client.people.People;
import chat.klatch.client.people.Typists;
import chat.klatch.client.sync.Outbox;
import chat.klatch.client.sync.RoomBook;
import chat.klatch.protocol.frame.Activity;
import chat.klatch.protocol.frame.Expiring;
import chat.klatch.protocol.frame.Gone;
import chat.klatch.protocol.frame.Goodbye;
import chat.klatch.protocol.frame.MarkerMoved;
import chat.klatch.protocol.frame.Notice;
import chat.klatch.protocol.frame.Pong;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.frame.PresenceChanged;
import chat.klatch.protocol.frame.RoomChanged;
import chat.klatch.protocol.frame.SettingsChanged;
import chat.klatch.protocol.frame.TypingNow;
import chat.klatch.protocol.frame.UserChanged;
import chat.klatch.protocol.frame.Welcome;
import chat.klatch.protocol.model.UserId;
import org.jspecify.annotations.Nullable;

/**
 * The stay of one person after the other: what begins when somebody is signed in and ends when they are not; and what
 * the server tells by itself meanwhile, brought to whoever keeps it, and only then told on. One thread.
 */
final class Stay {
    private final Account account;
    private final Connection connection;
    private final Api api;
    private final Outbox outbox;
    private final RoomBook rooms;
    private final Typists typists;
    private final People people;
    private final HeadCount heads;
    private final ClientListener listener;
    private @Nullable UserId signedIn;
    private String build = "";
    private boolean updated;

    Stay(Account account, Connection connection, Api api, Outbox outbox, RoomBook rooms, Typists typists,
            People people, HeadCount heads, ClientListener listener) {
        this.account = account;
        this.connection = connection;
        this.api = api;
        this.outbox = outbox;
        this.rooms = rooms;
        this.typists = typists;
        this.people = people;
        this.heads = heads;
        this.listener = listener;
    }

    void staged(Stage stage) {
        switch (stage) {
            case Stage.SignedIn(var me, _) -> {
                if (!me.id().equals(signedIn)) {
                    begin(me.id());
                }
            }
            case Stage.Starting _,Stage.Unreachable _,Stage.FirstRun _,Stage.SignedOut _ -> end();
        }
        listener.stageChanged(stage);
    }

    private void begin(UserId me) {
        end();
        signedIn = me;
        rooms.open(me);
        typists.open(me);
        outbox.open(me.value(), connection::start);
    }

    /** Nobody is signed in, or somebody else: nothing of who was here stays. */
    void end() {
        connection.stop();
        signedIn = null;
        api.forget();
        outbox.close();
        rooms.close();
        typists.close();
        people.close();
        heads.close();
    }

    /**
     * What was cut is asked again in the order in which it was written, after the rooms are joined from their cursors.
     */
    void welcomed(Welcome welcome) {
        updated |= !build.isEmpty() && !build.equals(welcome.build());
        build = build.isEmpty() ? welcome.build() : build;
        people.welcomed(welcome.user());
        rooms.welcomed(welcome);
        outbox.pumpAll();
        account.changed(welcome.user());
    }

    void linked() {
        if (!connection.isUp()) {
            typists.down();
        }
        listener.linkChanged(connection.link());
    }

    void heard(Notice notice) {
        switch (notice) {
            case Posted change -> {
                typists.spoke(change.room(), change.message());
                rooms.posted(change);
                heads.posted(change);
            }
            case MarkerMoved marker -> rooms.moved(marker);
            case RoomChanged(var room) -> rooms.changed(room);
            case Gone(var room) -> rooms.gone(room);
            case Activity news -> rooms.active(news);
            case TypingNow typing -> typists.told(typing);
            case PresenceChanged news -> people.changed(news);
            case UserChanged(var user) -> {
                rooms.renamed(user);
                people.changed(user);
                account.changed(user);
                listener.roomsChanged();
            }
            case SettingsChanged _ -> listener.settingsChanged();
            case Expiring _,Goodbye _,Pong _ -> {
                // the connection's own
            }
        }
    }

    boolean updated() {
        return updated;
    }
}
