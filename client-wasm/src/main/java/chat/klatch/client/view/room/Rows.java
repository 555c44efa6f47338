package chat.klatch.client.view.room;

import chat.klatch.client.i18n.Texts;
import chat.klatch.client.store.Unsent;
import chat.klatch.client.view.prose.Meanings;
import chat.klatch.protocol.model.Message;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a room holds into rows: days, the line of what is new, and who speaks on. What a message belongs to
 * depends on its neighbours only, so one that is edited or comes late changes no row but those beside it.
 */
final class Rows {
    /**
     * What a room shows: the messages that have rows, what waits behind them, changes of messages that wait or were
     * refused, how to find a message that another answers, and who somebody is that is meant.
     */
    record Content(List<Message> shown, List<Unsent> unsent, List<Unsent> changes,
            LongFunction<@Nullable Message> find, Function<UserId, @Nullable User> people) {
    }

    static final long GROUP_MILLIS = 5 * 60_000;
    static final int COLLAPSED = 5;
    private final User me;
    private final LongUnaryOperator dayOf;
    private final long newAfter;
    private final Content content;
    private final List<Row> rows = new ArrayList<>();
    private @Nullable Message previous;
    private boolean lineDrawn;
    private long day = Long.MIN_VALUE;

    /**
     * @param dayOf
     *            the day, as a number, on which a moment falls here
     * @param newAfter
     *            the seq after which others' messages are new, negative for none
     * @param content
     *            what is to be shown, and what it refers to
     */
    private Rows(User me, LongUnaryOperator dayOf, long newAfter, Content content) {
        this.me = me;
        this.dayOf = dayOf;
        this.newAfter = newAfter;
        this.content = content;
    }

    /**
     * @param open
     *            the ids of the collapsed changes that somebody wants to see
     */
    static List<Row> of(User me, LongUnaryOperator dayOf, long newAfter, Content content, Set<String> open) {
        var making = new Rows(me, dayOf, newAfter, content);
        content.shown.forEach(making::add);
        content.unsent.forEach(making::add);
        return grouped(collapsed(making.rows, open));
    }

    /** Whether a message after the marker makes a room unread. */
    static boolean counts(Message message, User me) {
        return message.system() == null && message.deletedAt() == null && !message.author().id().equals(me.id());
    }

    private void add(Message message) {
        beginDay(message.at());
        if (newAfter >= 0 && !lineDrawn && message.seq() > newAfter && counts(message, me)) {
            lineDrawn = true;
            var last = previous;
            rows.add(new Row.NewLine("new", last == null ? message.at() : last.at()));
        }
        previous = message;
        rows.add(row(message));
    }

    private void beginDay(long at) {
        long its = dayOf.applyAsLong(at);
        if (its > day) {
            day = its;
            rows.add(new Row.Day("day" + its, at));
        }
    }

    private Row row(Message message) {
        boolean own = message.author().id().equals(me.id());
        var key = message.key();
        String id = own && key != null ? "key" + key.value() : "seq" + message.seq();
        String who = own ? Texts.YOU : message.author().name();
        var note = message.system();
        if (note != null) {
            var value = note.value();
            return new Row.Notice(id, who,
                    Texts.notice(note.kind(), note.users().stream().map(Person::name).toList(),
                            value == null ? "" : value),
                    message.at());
        }
        if (message.deletedAt() != null) {
            return new Row.Gone(id, message.seq(), who, message.at(), deletion(message.seq()));
        }
        boolean mentioned = !own && (message.mentionsRoom() || message.mentions().contains(me.id()));
        return new Row.Said(id, message.author().id().value(), own ? me.name() : message.author().name(), own,
                message.text(), message.at(), Row.Group.SOLO, mentioned, Row.State.SENT, message,
                quoted(message.replyTo()), edit(message.seq()), called(message), reacting(message.seq()), null,
                "");
    }

    private Map<String, String> called(Message message) {
        return Meanings.called(message, me, content.people);
    }

    private Row.@Nullable Quoted quoted(@Nullable Long seq) {
        return seq == null ? null : quoted(me, content, seq);
    }

    /** What lies at {@code seq}, as it is shown with what answers it. */
    static Row.Quoted quoted(User me, Content content, long seq) {
        var message = content.find.apply(seq);
        if (message == null) {
            return new Row.Quoted(seq, "", Row.Quoted.Fate.NOT_LOADED, null, Map.of());
        }
        boolean own = message.author().id().equals(me.id());
        return new Row.Quoted(seq, own ? Texts.YOU : message.author().name(),
                message.deletedAt() == null ? Row.Quoted.Fate.THERE : Row.Quoted.Fate.DELETED, message,
                Meanings.called(message, me, content.people));
    }

    /** The edit of a message that is not in the log, the last of several. */
    private @Nullable Unsent edit(long seq) {
        Unsent last = null;
        for (Unsent one : content.changes) {
            var change = one.change();
            last = change != null && change.seq() == seq && change.deed() instanceof Unsent.Edit ? one : last;
        }
        return last;
    }

    /** How far it is that a message is taken back from here; sent where nothing of that is on its way. */
    private Row.State deletion(long seq) {
        for (Unsent one : content.changes) {
            var change = one.change();
            if (change != null && change.seq() == seq && change.deed() instanceof Unsent.Delete) {
                return Row.State.of(one);
            }
        }
        return Row.State.SENT;
    }

    private Map<String, Row.State> reacting(long seq) {
        if (content.changes.isEmpty()) {
            return Map.of();
        }
        var reacting = new HashMap<String, Row.State>();
        for (Unsent one : content.changes) {
            var change = one.change();
            if (change != null && change.seq() == seq && change.deed() instanceof Unsent.React react) {
                reacting.put(react.emoji(), Row.State.of(one));
            }
        }
        return reacting;
    }

    private void add(Unsent unsent) {
        beginDay(unsent.at());
        var state = Row.State.of(unsent);
        String reason = unsent.fate() instanceof Unsent.Refused(_, var why) ? why : "";
        var reply = unsent.reply();
        rows.add(new Row.Said("key" + unsent.key().value(), me.id().value(), me.name(), true, unsent.text(),
                unsent.at(), Row.Group.SOLO, false, state, null, quoted(reply == null ? null : reply.seq()), null,
                Map.of(), Map.of(), unsent.key(), reason));
    }

    /** So many changes of the room in a row are one line, until somebody wants to see them. */
    private static List<Row> collapsed(List<Row> rows, Set<String> open) {
        var collapsed = new ArrayList<Row>(rows.size());
        int at = 0;
        while (at < rows.size()) {
            int end = at;
            while (end < rows.size() && rows.get(end) instanceof Row.Notice) {
                end++;
            }
            if (end - at >= COLLAPSED && rows.get(at) instanceof Row.Notice first
                    && rows.get(end - 1) instanceof Row.Notice last) {
                var id = "changes" + first.id();
                collapsed.add(new Row.Changes(id, end - at, first.at(), last.at(), open.contains(id)));
                if (open.contains(id)) {
                    collapsed.addAll(rows.subList(at, end));
                }
                at = end;
            } else {
                collapsed.add(rows.get(at++));
            }
        }
        return collapsed;
    }

    private static List<Row> grouped(List<Row> rows) {
        var grouped = new ArrayList<Row>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof Row.Said said) {
                boolean joinsBefore = i > 0 && together(rows.get(i - 1), said);
                boolean joinsAfter = i + 1 < rows.size() && together(said, rows.get(i + 1));
                grouped.add(said.in(group(joinsBefore, joinsAfter)));
            } else {
                grouped.add(rows.get(i));
            }
        }
        return grouped;
    }

    private static Row.Group group(boolean joinsBefore, boolean joinsAfter) {
        if (joinsBefore) {
            return joinsAfter ? Row.Group.MID : Row.Group.END;
        }
        return joinsAfter ? Row.Group.START : Row.Group.SOLO;
    }

    /** What was refused stands alone: it is nobody's neighbour yet. An answer begins anew. */
    private static boolean together(Row one, Row next) {
        return one instanceof Row.Said before && next instanceof Row.Said after
                && before.authorId().equals(after.authorId())
                && after.quoted() == null && before.state() != Row.State.FAILED && after.state() != Row.State.FAILED
                && after.at() - before.at() <= GROUP_MILLIS;
    }
}
