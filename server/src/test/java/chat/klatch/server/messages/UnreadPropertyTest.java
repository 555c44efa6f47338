package chat.klatch.server.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;

/** What is counted in the tables, against what somebody counts on their fingers, over random lives of a room. */
class UnreadPropertyTest {
    enum Kind {
        SEND, EDIT, DELETE, NOTICE, READ, BACK, LEAVE, JOIN
    }

    /** Something that one of the users does, to a message or up to one; {@code what} chooses among the texts. */
    record Step(Kind kind, int who, int which, int what) {
    }

    private static final class Said {
        final long seq;
        final int author;
        final boolean notice;
        boolean deleted;
        Set<Integer> mentions = Set.of();
        boolean room;

        Said(long seq, int author, boolean notice) {
            this.seq = seq;
            this.author = author;
            this.notice = notice;
        }
    }

    private static final List<String> NAMES = List.of("ada", "ben", "cyd");
    private static final List<String> TEXTS = List.of("hello", "@ada", "@ben and @cyd.", "@room", "`@ada`",
            "@ada @room",
            "@nobody");
    private static final Stage STAGE = new Stage();

    @AfterContainer
    static void close() {
        STAGE.close();
    }

    @Provide
    Arbitrary<Step> steps() {
        var kinds = Arbitraries.frequency(Tuple.of(6, Kind.SEND), Tuple.of(3, Kind.EDIT),
                Tuple.of(2, Kind.DELETE), Tuple.of(1, Kind.NOTICE),
                Tuple.of(2, Kind.READ), Tuple.of(1, Kind.BACK),
                Tuple.of(1, Kind.LEAVE), Tuple.of(2, Kind.JOIN));
        return Combinators.combine(kinds, Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 30),
                Arbitraries.integers().between(0, TEXTS.size() - 1)).as(Step::new);
    }

    private final List<Said> said = new ArrayList<>();
    private final long[] marker = new long[3];
    private final boolean[] member = new boolean[3];

    @Property(tries = 60)
    void everyCountIsWhatANaiveCountSays(@ForAll boolean direct,
            @ForAll @Size(max = 40) List<@From("steps") Step> life) {
        begin(direct);
        for (var step : life) {
            try {
                take(step);
            } catch (Refused no) {
                // what may not be leaves everything as it was, which the counts show
            }
            for (int who = 0; who < 3; who++) {
                assertEquals(naive(who, direct), STAGE.marker(new UserId(NAMES.get(who))), step + " seen by " + who);
            }
        }
    }

    private void begin(boolean direct) {
        said.clear();
        STAGE.clear(direct ? "direct" : "public");
        for (int who = 0; who < 3; who++) {
            STAGE.member(NAMES.get(who));
            marker[who] = 0;
            member[who] = true;
        }
    }

    private void take(Step step) {
        var user = new UserId(NAMES.get(step.who));
        long head = said.isEmpty() ? 0 : said.getLast().seq;
        switch (step.kind) {
            case SEND -> {
                long seq = STAGE.send(user, TEXTS.get(step.what)).seq();
                said.add(mention(new Said(seq, step.who, false), step.what));
            }
            case EDIT -> {
                var one = chosen(step);
                if (!STAGE.edit(user, one.seq, TEXTS.get(step.what), null).dup()) {
                    mention(one, step.what);
                }
            }
            case DELETE -> {
                var one = chosen(step);
                STAGE.delete(user, one.seq);
                one.deleted = true;
            }
            case NOTICE -> said.add(new Said(STAGE.notice(user, "topic").seq(), step.who, true));
            case READ, BACK -> {
                long to = Math.min(step.which, head);
                STAGE.read(user, step.which, step.kind == Kind.BACK);
                marker[step.who] = step.kind == Kind.BACK ? to : Math.max(marker[step.who], to);
            }
            case LEAVE -> {
                STAGE.leave(user);
                member[step.who] = false;
            }
            case JOIN -> {
                if (!member[step.who]) {
                    STAGE.join(user, "member");
                    member[step.who] = true;
                    marker[step.who] = head;
                }
            }
        }
    }

    private Said chosen(Step step) {
        if (said.isEmpty()) {
            throw Refused.notFound();
        }
        return said.get(step.which % said.size());
    }

    private Said mention(Said one, int text) {
        var named = new HashSet<Integer>();
        for (int who = 0; who < 3; who++) {
            if (member[who] && TEXTS.get(text).contains("@" + NAMES.get(who)) && !TEXTS.get(text).startsWith("`")) {
                named.add(who);
            }
        }
        one.mentions = named;
        one.room = TEXTS.get(text).contains("@room");
        return one;
    }

    private Marker naive(int who, boolean direct) {
        long head = said.isEmpty() ? 0 : said.getLast().seq;
        if (!member[who]) {
            return new Marker(head, 0, 0);
        }
        var unread = said.stream()
                .filter(one -> one.seq > marker[who] && one.author != who && !one.notice && !one.deleted).toList();
        long mentions = unread.stream().filter(one -> direct || one.room || one.mentions.contains(who)).count();
        return new Marker(marker[who], unread.size(), (int) mentions);
    }
}
