package chat.klatch.client.view.room;

import chat.klatch.client.store.Unsent;
import chat.klatch.client.sync.Timeline;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.MessageKey;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.PlaceRole;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room that a test fills: Ada reads, Ben talks to her. */
final class Talk implements Timeline {
    static final User ADA = new User(new UserId("ada"), "ada", "Ada", PlaceRole.MEMBER, null, null, false, false);
    private static final User CLEO = new User(new UserId("cleo"), "cleo", "Cleo Costa", PlaceRole.MEMBER, null, null,
            false, false);
    static final long MINUTE = 60_000;
    static final long DAY = 24 * 60 * MINUTE;
    private static final RoomId ROOM = new RoomId("foyer");
    private static final Person BEN = new Person(new UserId("ben"), "Ben");
    private static final Person SELF = new Person(ADA.id(), "Ada");
    private final List<Message> messages = new ArrayList<>();
    private final List<Unsent> unsent = new ArrayList<>();
    private final List<Unsent> changes = new ArrayList<>();
    private long seq;
    private long at;
    private boolean more;
    private int shown = Integer.MAX_VALUE;

    /** The room's log begins further on than what is loaded. */
    static Talk from(long seq) {
        var talk = new Talk();
        talk.seq = seq - 1;
        talk.more = true;
        return talk;
    }

    Talk after(long millis) {
        at += millis;
        return this;
    }

    private Talk add(Message message) {
        messages.add(message);
        return this;
    }

    Talk ben(String text) {
        return add(Message.said(++seq, BEN, new MessageKey("ben-key-" + seq), text, at, null));
    }

    Talk ada(String text) {
        return add(Message.said(++seq, SELF, new MessageKey("ada-key-" + seq), text, at, null));
    }

    /** Ben answers what was said at that place. */
    Talk answer(long to, String text) {
        return add(Message.said(++seq, BEN, new MessageKey("ben-key-" + seq), text, at, to));
    }

    /** An edit of what was said at that place, on its way or refused. */
    Talk edit(long of, String text, Unsent.Fate fate) {
        changes.add(new Unsent(new MessageKey("change-" + of), ROOM, text, null, at, fate,
                new Unsent.Change(of, "epoch", new Unsent.Edit(0))));
        return this;
    }

    /** Ada's reaction to what was said at that place, or its end. */
    Talk reacting(long to, String emoji, Unsent.Fate fate) {
        changes.add(new Unsent(new MessageKey("reaction-" + to), ROOM, "", null, at, fate,
                new Unsent.Change(to, "epoch", new Unsent.React(emoji, true))));
        return this;
    }

    /** Ada takes back what was said at that place. */
    Talk deleting(long of, Unsent.Fate fate) {
        changes.add(new Unsent(new MessageKey("deletion-" + of), ROOM, "", null, at, fate,
                new Unsent.Change(of, "epoch", new Unsent.Delete())));
        return this;
    }

    Talk deleted() {
        seq++;
        return add(new Message(seq, seq, BEN, new MessageKey("ben-key-" + seq), "", at, null, at, BEN.id(), null,
                List.of(), List.of(), List.of(), false, null));
    }

    /** Ben means Ada and Cleo. */
    Talk mentioning(String text) {
        seq++;
        return add(new Message(seq, seq, BEN, new MessageKey("ben-key-" + seq), text, at, null, null, null, null,
                List.of(), List.of(), List.of(ADA.id(), CLEO.id()), false, null));
    }

    Talk notice(String kind, String value) {
        seq++;
        return add(new Message(seq, seq, BEN, null, "", at, null, null, null, null, List.of(), List.of(), List.of(),
                false, new SystemNote(kind, List.of(), value)));
    }

    Talk unsent(String key, Unsent.Fate fate) {
        unsent.add(new Unsent(new MessageKey(key), ROOM, "unsent", null, at, fate));
        return this;
    }

    List<Row> rows(long newAfter) {
        return rows(newAfter, Set.of());
    }

    List<Row> rows(long newAfter, Set<String> unfolded) {
        return Rows.of(ADA, moment -> Math.floorDiv(moment, DAY), newAfter,
                new Rows.Content(messages, unsent, changes, this::find,
                        id -> id.equals(CLEO.id()) ? CLEO : null),
                unfolded);
    }

    @Override
    public RoomId room() {
        return ROOM;
    }

    /** Whoever reads looks only at the oldest so many. */
    Talk aside(int oldest) {
        shown = oldest;
        return this;
    }

    Talk back() {
        return aside(Integer.MAX_VALUE);
    }

    @Override
    public List<Message> messages() {
        return messages.subList(0, Math.min(shown, messages.size()));
    }

    @Override
    public List<Unsent> unsent() {
        return unsent;
    }

    @Override
    public @Nullable Message find(long wanted) {
        return messages.stream().filter(one -> one.seq() == wanted).findFirst().orElse(null);
    }

    @Override
    public List<Unsent> changes() {
        return changes;
    }

    @Override
    public boolean loaded() {
        return true;
    }

    @Override
    public boolean more() {
        return more;
    }

    @Override
    public boolean newer() {
        return false;
    }

    @Override
    public long newest() {
        return messages.isEmpty() ? 0 : messages.getLast().seq();
    }

    @Override
    public boolean pagingNewer() {
        return false;
    }

    @Override
    public boolean jumping() {
        return false;
    }

    @Override
    public boolean paging() {
        return false;
    }

    @Override
    public boolean pagingFailed() {
        return false;
    }

    @Override
    public boolean newerFailed() {
        return false;
    }
}
