package chat.klatch.server.http;

import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.call.Messages;
import chat.klatch.protocol.call.NewMessage;
import chat.klatch.protocol.call.Sent;
import chat.klatch.protocol.frame.Span;
import chat.klatch.protocol.model.Person;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.log.Awaited;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.messages.Draft;
import chat.klatch.server.messages.History;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.storage.Database;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages of a room: read in pages, and said. */
final class MessageRoutes {
    private final Calls calls;
    private final Accounts accounts;
    private final Database database;
    private final RoomAccess access;
    private final RoomLog log;
    private final chat.klatch.server.messages.Messages messages;
    private final History history;
    private final RateLimits limits;

    MessageRoutes(Calls calls, Accounts accounts, Database database, RoomAccess access, RoomLog log,
            chat.klatch.server.messages.Messages messages, History history, RateLimits limits) {
        this.calls = calls;
        this.accounts = accounts;
        this.database = database;
        this.access = access;
        this.log = log;
        this.messages = messages;
        this.history = history;
        this.limits = limits;
    }

    void register(RoutesConfig routes) {
        routes.get("/api/rooms/{id}/messages", this::page);
        routes.post("/api/rooms/{id}/messages", this::send);
    }

    private void page(Context context) {
        var user = calls.access(context).user();
        var room = RoomRoutes.room(context);
        limits.look(user);
        var span = new History.Span(Calls.integer(context, "before"), Calls.integer(context, "after"),
                Calls.integer(context, "around"), seqs(context), Calls.limit(context));
        Span.check(span.before(), span.after(), span.around(), span.seqs(), span.limit());
        var found = database.read(handle -> {
            access.requireSee(handle, user, room);
            return history.page(handle, user, room, span);
        });
        calls.answer(context, 200,
                new Messages(room, found.rev(), found.messages(), found.more(), found.newer()));
    }

    private static @Nullable List<Long> seqs(Context context) {
        var given = context.queryParam("seqs");
        return given == null ? null : Stream.of(given.split(",", -1)).map(seq -> Calls.integer("seqs", seq)).toList();
    }

    private void send(Context context) {
        var user = accounts.user(calls.access(context).user());
        var wish = calls.body(context, NewMessage.class);
        if (!wish.files().isEmpty()) {
            throw new Invalid("files", "are not taken by this version");
        }
        var draft = new Draft(RoomRoutes.room(context), wish.key(), wish.text(), wish.replyTo());
        var committed = Awaited.commit(log, messages.send(new Person(user.id(), user.name()), draft,
                () -> limits.change(user.id())));
        calls.answer(context, committed.dup() ? 200 : 201, new Sent(draft.room(), committed.seq(), committed.rev(),
                committed.at().toEpochMilli(), committed.dup()));
    }
}
