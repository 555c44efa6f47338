package chat.klatch.server.socket;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.frame.Ack;
import chat.klatch.protocol.frame.Auth;
import chat.klatch.protocol.frame.Command;
import chat.klatch.protocol.frame.Delete;
import chat.klatch.protocol.frame.Edit;
import chat.klatch.protocol.frame.History;
import chat.klatch.protocol.frame.Join;
import chat.klatch.protocol.frame.Joined;
import chat.klatch.protocol.frame.Leave;
import chat.klatch.protocol.frame.Left;
import chat.klatch.protocol.frame.Page;
import chat.klatch.protocol.frame.Ping;
import chat.klatch.protocol.frame.Pong;
import chat.klatch.protocol.frame.React;
import chat.klatch.protocol.frame.Read;
import chat.klatch.protocol.frame.Request;
import chat.klatch.protocol.frame.Send;
import chat.klatch.protocol.frame.SetPresence;
import chat.klatch.protocol.frame.Typing;
import chat.klatch.protocol.frame.Watch;
import chat.klatch.protocol.model.Person;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.access.Memberships;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.log.Change;
import chat.klatch.server.log.Committed;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.messages.Draft;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.metrics.Traces;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.presence.Presence;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.relay.Abreast;
import chat.klatch.server.storage.Database;
import chat.klatch.server.unread.Unread;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/**
 * What each command does, for a connection that is signed in. Any number of threads; for one connection one at a time.
 */
final class Dispatcher {
    private static final int JOIN_TRIES = 3;
    private static final Duration ABREAST_AGAIN = Duration.ofSeconds(1);
    private static final Duration JOIN_AGAIN = Duration.ofSeconds(1);
    private final Database database;
    private final RoomAccess access;
    private final RoomLog log;
    private final Messages messages;
    private final chat.klatch.server.messages.History history;
    private final ReadMarkers markers;
    private final Hub hub;
    private final RateLimits limits;
    private final Presence presence;
    private final Unread unread;
    private final Abreast abreast;

    Dispatcher(SocketFloor floor) {
        database = floor.database();
        access = floor.access();
        log = floor.log();
        messages = floor.messages();
        history = floor.history();
        markers = floor.markers();
        hub = floor.hub();
        limits = floor.limits();
        presence = floor.presence();
        unread = floor.unread();
        abreast = floor.abreast();
    }

    /**
     * Does what a command asks; what it throws becomes the command's error. Where this node was stopped for a while, or
     * had no database, only after it has heard what others did meanwhile: the connection may not be any more.
     *
     * @throws Refused
     *             where it may not be
     */
    @WithSpan
    void dispatch(Command command, Connection from) {
        Traces.frame(command.getClass());
        boolean abreastNow = !isJudged(command) || abreast.holds() || abreast.reach();
        if (from.closing()) {
            return;
        }
        if (!abreastNow) {
            throw Refused.until(ErrorCode.UNAVAILABLE, ABREAST_AGAIN,
                    "What others have done meanwhile cannot be seen from here right now.");
        }
        switch (command) {
            case Auth auth -> from.authenticate(auth);
            case Ping ping -> from.tell(new Pong(ping.n()));
            case Join join -> join(join, from);
            case Leave leave -> {
                hub.leave(leave.room(), from.subscriber());
                from.tell(new Left(leave.id(), leave.room()));
            }
            case Send send -> send(send, from);
            case History page -> page(page, from);
            case Edit edit -> change(messages.edit(from.user(), edit), edit, from);
            case Delete delete -> change(messages.delete(from.user(), delete), delete, from);
            case React react -> change(messages.react(from.user(), react), react, from);
            case Watch watch -> {
                limits.look(from.user());
                presence.watch(from.subscriber(), watch.id(), watch.users());
            }
            case Read read -> read(read, from);
            case Typing typing -> type(typing, from);
            case SetPresence set -> {
                if (limits.maySignal(from.user())) {
                    presence.set(from.subscriber(), set.status().presence());
                }
            }
        }
    }

    /**
     * Whether what others have done, an end of the session say, decides whether that may be. What touches one's own
     * alone is not, for nobody says it again: how far one has read, and how one is seen.
     */
    private static boolean isJudged(Command command) {
        return switch (command) {
            case Auth _,Ping _,Leave _,Read _,SetPresence _ -> false;
            case Join _,Send _,Edit _,Delete _,React _,History _,Typing _,Watch _ -> true;
        };
    }

    /** Whether doing what {@code command} asks may wait for the database. */
    boolean mayWait(Command command, Connection from) {
        return isJudged(command) && !abreast.holds() || switch (command) {
            case Auth _,Join _,History _,Typing _ -> true;
            case Read read -> !hub.present(read.room()).contains(from.user());
            case Leave _,Send _,Edit _,Delete _,React _,Watch _,SetPresence _,Ping _ -> false;
        };
    }

    /** Whoever is removed while the past is being read starts again, and is judged again. */
    private void join(Join join, Connection from) {
        limits.look(from.user());
        for (int tries = 0; !joined(join, from); tries++) {
            if (tries == JOIN_TRIES) {
                throw Refused.until(ErrorCode.UNAVAILABLE, JOIN_AGAIN, "The room is changing too fast.");
            }
        }
    }

    private boolean joined(Join join, Connection from) {
        database.<Object>read(handle -> access.requireSee(handle, from.user(), join.room()));
        var subscription = hub.follow(join.room(), from.subscriber());
        boolean begun = false;
        try {
            int changes = hub.changes(from.user());
            var joined = database.read(handle -> {
                access.requireSee(handle, from.user(), join.room());
                admit(handle, join.room(), from.user(), changes);
                var resumed = history.resume(handle, from.user(), join.room(), join.since(), join.limitOrDefault());
                var marker = markers.committed(handle, join.room(), from.user());
                return new Joined(join.id(), join.room(), resumed.found().rev(), resumed.found().messages(),
                        resumed.reset(), resumed.found().more(), online(handle, join.room()), marker.seq(),
                        marker.unread(), marker.mentions());
            });
            begun = subscription.begin(joined.rev(), hub.encode(joined));
            return begun;
        } finally {
            if (!begun || from.closing()) { // what ended before it was followed would be followed for ever
                hub.leave(join.room(), from.subscriber(), subscription);
            }
        }
    }

    /** Whoever was made a member counts as one at once, though the hub may be told of it a moment later. */
    private void admit(Handle handle, RoomId room, UserId user, int changes) {
        if (!hub.present(room).contains(user) && Memberships.role(handle, room, user).isPresent()) {
            hub.admit(room, user, changes);
        }
    }

    /** How many of the members are connected, to whichever node. */
    private int online(Handle handle, RoomId room) {
        var here = hub.present(room);
        var elsewhere = presence.elsewhere();
        return elsewhere.isEmpty()
                ? here.size()
                : here.size() + (int) Memberships.among(handle, room, elsewhere).stream()
                        .filter(user -> !here.contains(user)).count();
    }

    /** Only rooms that the user is a member of wait for their turn, so what waits is bounded. */
    private void read(Read read, Connection from) {
        if (!hub.present(read.room()).contains(from.user())) {
            int changes = hub.changes(from.user());
            database.<Object>read(handle -> {
                access.requireMember(handle, from.user(), read.room());
                return true;
            });
            hub.admit(read.room(), from.user(), changes); // who was removed meanwhile stays so
        }
        unread.read(from.subscriber(), read, no -> from.refuse(null, no));
    }

    private void type(Typing typing, Connection from) {
        if (limits.maySignal(from.user())) {
            database.<Object>read(handle -> {
                access.requireWrite(handle, from.user(), typing.room());
                return true;
            });
            presence.typed(typing.room(), new Person(from.user(), from.name()));
        }
    }

    private void send(Send send, Connection from) {
        if (!send.files().isEmpty()) {
            throw Refused.of(ErrorCode.INVALID, "files", "This version takes no files.");
        }
        var draft = new Draft(send.room(), send.key(), send.text(), send.replyTo());
        var author = new Person(from.user(), from.name());
        submit(messages.send(author, draft, () -> limits.change(from.user())), send, from);
    }

    /** A change of a message: unlike a {@code send} it has no key that would cost nothing. */
    private void change(Change change, Request asked, Connection from) {
        limits.change(from.user());
        submit(change, asked, from);
    }

    private void submit(Change change, Request asked, Connection from) {
        from.asked();
        log.submit(change, new RoomLog.Reply() {
            @Override
            public void done(Committed it) {
                from.tell(new Ack(asked.id(), change.room(), it.seq(), it.rev(), it.at().toEpochMilli(), it.dup()));
                from.answered();
            }

            @Override
            public void refused(Refused why) {
                from.refuse(asked.id(), why);
                from.answered();
            }
        });
    }

    private void page(History asked, Connection from) {
        limits.look(from.user());
        var span = new chat.klatch.server.messages.History.Span(asked.before(), asked.after(), asked.around(),
                asked.seqs(), asked.limitOrDefault());
        var found = database.read(handle -> {
            access.requireSee(handle, from.user(), asked.room());
            return history.page(handle, from.user(), asked.room(), span);
        });
        from.tell(new Page(asked.id(), asked.room(), found.rev(), found.messages(), found.more(), found.newer()));
    }
}
