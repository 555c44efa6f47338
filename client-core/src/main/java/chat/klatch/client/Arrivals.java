package chat.klatch.client;

import chat.klatch.client.account.Account;
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

/** What the server tells by itself, brought to whoever keeps it, and only then told on. One thread. */
record Arrivals(Account account, Outbox outbox, RoomBook rooms, Typists typists, People people, HeadCount heads,
        ClientListener listener) {
    /**
     * What was cut is asked again in the order in which it was written, after the rooms are joined from their cursors.
     */
    void welcomed(Welcome welcome) {
        people.welcomed(welcome.user());
        rooms.welcomed(welcome);
        outbox.pumpAll();
        account.changed(welcome.user());
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
}
