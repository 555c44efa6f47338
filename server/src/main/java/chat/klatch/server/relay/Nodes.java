package chat.klatch.server.relay;

import static java.nio.charset.StandardCharsets.UTF_8;

import chat.klatch.protocol.frame.Event;
import chat.klatch.protocol.frame.Posted;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.json.Json;
import chat.klatch.server.log.Telling;
import chat.klatch.server.presence.Presence;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.StorageException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node among others at the same database. Whatever a node commits stands in the database as news (see
 * {@link News}), of which hints come over a {@link Relay}. A hint that is next is told at once, one that was told is
 * dropped, and where one is missing, or none comes, {@link Lookout} finds what is new. So a relay only makes it sooner.
 * All telling of rooms goes through one thread, in each room's order, our own news too. Any number of threads give.
 */
public final class Nodes implements Telling, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Nodes.class);
    private final Relay relay;
    private final Json json;
    private final Courses courses;
    private final OwnCommits own = new OwnCommits();
    private final Turns turns = new Turns();
    private final Progress progress;
    private final Lookout lookout;
    private final Outward outward;
    private final LongAdder hinted = new LongAdder();
    private final LongAdder found = new LongAdder();
    private volatile BiConsumer<String, Note> heeding = (_, _) -> {
    };
    private volatile BiConsumer<String, Map<UserId, String>> calling = (_, _) -> {
    };
    private volatile Runnable anew = () -> {
    };
    private long before; // the number of our last news; whoever writes has the turn

    /**
     * @param members
     *            tells members what is new in one room, in order; it must not block for long
     * @param clock
     *            is compared with the database's
     */
    public Nodes(Postgres database, Relay relay, Json json, Consumer<List<Posted>> members, InstantSource clock) {
        this.relay = relay;
        this.json = json;
        courses = new Courses(members);
        progress = new Progress(database.node());
        outward = new Outward(database, relay);
        lookout = new Lookout(database, progress, outward, new Learning(), clock);
        database.onNews(this::committed);
    }

    /**
     * Begins to hear of the others; before anybody is connected here.
     *
     * @param elsewhere
     *            does here what is to be done of what another node has changed
     * @param startAnew
     *            sends everybody who is connected away to come back, for we do not know what they have missed
     */
    public void begin(Elsewhere elsewhere, Runnable startAnew) {
        heeding = elsewhere::heed;
        calling = elsewhere::there;
        anew = startAnew;
        relay.listen(this::heard); // before it is read how far they are: the reverse would leave a gap
        lookout.begin();
    }

    @Override
    public void keep(Handle transaction, Posted change) {
        own.begin();
        keep(json, transaction, change);
    }

    /** Within a transaction, also of a command's: has the nodes hear of a change. */
    public static void keep(Json json, Handle transaction, Posted change) {
        News.tell(transaction,
                new Note.Said(change.room(), change.message().rev(), new String(json.write(change), UTF_8)));
    }

    @Override
    public void tell(List<Posted> changes) {
        if (!changes.isEmpty()) {
            turns.take(() -> {
                changes.forEach(courses::add);
                go();
            });
        }
    }

    @Override
    public void then(RoomId room, long rev, Runnable consequence) {
        turns.take(() -> {
            courses.then(room, rev, () -> guarded(consequence));
            go();
        });
    }

    @Override
    public void over() {
        own.over(told -> turns.take(() -> {
            told.run();
            settle();
        }));
    }

    /** What a look has shown to be all there is before something is only so when what is ours was told. */
    private void settle() {
        var asked = own.due();
        boolean whole = asked.isEmpty() || courses.settle(asked.getAsInt());
        go();
        if (!whole) {
            LOG.error("Something of a room was told by nobody; everybody here is asked to come again.");
            anew.run();
        }
    }

    private void go() {
        courses.go();
        if (courses.anyWaits() && !own.awaited()) {
            lookout.lookNow();
        }
    }

    private void committed(News.Item item) {
        relay.publish(new Hint(item, before).text());
        before = item.number();
    }

    private void heard(String text) {
        boolean taken = turns.takeOrDrop(text.length(),
                () -> Hint.read(text).filter(hint -> !progress.isOurs(hint.item()))
                        .ifPresent(this::heed));
        if (!taken) {
            lookout.lookNow();
        }
    }

    private void heed(Hint hint) {
        if (hint.passing()) {
            if (progress.passes(hint.item())) {
                take(hint.item());
            }
        } else if (progress.isNext(hint.item(), hint.before())) {
            hinted.increment();
            learn(hint.item());
            go();
        } else if (progress.isNew(hint.item())) {
            lookout.lookNow();
        }
    }

    /** What looks at the database bring. */
    private final class Learning implements Lookout.Finding {
        @Override
        public int begin() {
            return courses.begin();
        }

        @Override
        public void found(News.Found found, int asked) {
            long begun = own.begun();
            turns.await(() -> {
                found.items().stream().filter(progress::isNew).forEach(item -> {
                    Nodes.this.found.increment();
                    learn(item);
                });
                if (found.all()) {
                    progress.reached(found.committed());
                    own.await(begun, asked);
                }
                settle();
            });
        }

        @Override
        public void lost(News.Found found) {
            turns.await(() -> {
                courses.clear();
                own.awaitNothing();
                progress.reached(found.committed());
                anew.run();
            });
        }

        @Override
        public void blind() {
            anew.run();
        }

        @Override
        public void there(String node, Map<UserId, String> users) {
            calling.accept(node, users);
        }
    }

    /** What other nodes are told of who is here and who types. */
    public Presence.Signals signals() {
        return outward;
    }

    /** What other nodes are told of that is counted for the whole place. */
    public Accounts.Tries tries() {
        return outward;
    }

    /** Whether what is remembered here still holds; what clients say waits for that. */
    public Abreast abreast() {
        return lookout.abreast();
    }

    /** What operators may see of this. */
    public Figures figures() {
        return new Figures(hinted::sum, found::sum, () -> lookout.age().toSeconds(), () -> lookout.ahead().toSeconds(),
                relay::carries);
    }

    private void learn(News.Item item) {
        progress.learned(item);
        take(item);
    }

    private void take(News.Item item) {
        item.lines().forEach(line -> guarded(() -> take(item.node(), Note.read(line))));
    }

    private void take(String node, @Nullable Note note) {
        switch (note) {
            case null -> LOG.debug("A node of another version tells what is not known here.");
            case Note.Said said -> courses.add(posted(said));
            case Note.OfRoom it -> courses.then(it.room(), it.rev(), () -> heed(node, it));
            case Note.Presence it when !lookout.isWell(node) -> LOG.debug("{} comes from a node that is away.", it);
            case Note.Counted it when !progress.counts(node, it) -> LOG.debug("{} is counted already.", it.number());
            default -> heed(node, note);
        }
    }

    /** Where it cannot be done, nobody may stay who would be told of a past that looks like the present. */
    private void heed(String node, Note note) {
        try {
            heeding.accept(node, note);
        } catch (StorageException lost) {
            LOG.warn("What another node has changed could not be read; everybody here is asked to come again.", lost);
            anew.run();
        } catch (RuntimeException broken) {
            LOG.error("What another node has changed could not be told; everybody here is asked to come again.",
                    broken);
            anew.run();
        }
    }

    private Posted posted(Note.Said said) {
        Event event = json.readEvent(said.frame());
        if (event instanceof Posted posted && posted.room().equals(said.room())
                && posted.message().rev() == said.rev()) {
            return posted;
        }
        throw new IllegalStateException("the frame of " + said + " is another");
    }

    /** One note's fault is not the end of all telling. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException broken) {
            LOG.error("Something that has changed could not be told here.", broken);
        }
    }

    /** Whether other nodes serve this place too, as far as is known. */
    public boolean others() {
        return lookout.anyWell();
    }

    /** Tells what it was given, and hears nothing more. */
    @Override
    public void close() {
        lookout.close();
        turns.close();
        relay.close();
    }
}
