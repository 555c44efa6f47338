package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Cursor;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.storage.JsonArray;
import chat.klatch.server.storage.News;
import chat.klatch.server.storage.Note;
import chat.klatch.server.storage.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Signed-in devices. A session's refresh tokens are numbered; using the newest makes the next. The one before the
 * newest still answers, with the same successor, and the one before that for a minute after its successor was first
 * used, so that two tabs or a lost answer do no harm; any older one was stolen or copied, and ends the session (RFC
 * 9700 §4.14.2). Any number of threads.
 */
public final class Sessions {
    /**
     * What a device holds: an access for now, and the token for the next one.
     *
     * @param issuer
     *            the provider by which its session was begun; null for a password
     */
    public record Grant(Access access, String accessToken, String refreshToken, @Nullable String issuer) {
    }

    /** A device as its owner sees it. */
    public record Device(SessionId id, Instant createdAt, Instant seenAt, String agent) {
    }

    /** How long a refresh token is good. */
    public static final Duration REFRESH_LIFE = Duration.ofDays(30);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration OVERLAP = Duration.ofSeconds(60);
    private static final int AGENT_CHARS = 200;
    private final Database database;
    private final Keys keys;
    private final Ids ids;
    private final InstantSource clock;
    private final AccessTokens accessTokens;
    private final RefreshTokens refreshTokens;
    private final BearerAccess bearers;
    private final List<Consumer<SessionId>> whenRevoked = new CopyOnWriteArrayList<>();

    /**
     * @param bearers
     *            what else is believed besides our own access tokens
     */
    public Sessions(Database database, Keys keys, Bearers bearers, Ids ids, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
        accessTokens = new AccessTokens(keys, clock);
        refreshTokens = new RefreshTokens(keys);
        this.bearers = new BearerAccess(database, bearers, clock);
    }

    /** Tells {@code listener} of every session that ends before its time, after that is durable. */
    public void onRevoked(Consumer<SessionId> listener) {
        whenRevoked.add(listener);
    }

    /**
     * Who a token speaks for; looks the session up, so a revoked one is refused at once. Where it is of another issuer,
     * that may have to be asked first.
     *
     * @throws AccessRefused
     *             where it is not believed
     * @throws Refused
     *             as unavailable, where that cannot be known now
     */
    public Access verify(String token) {
        return bearers.verify(token).orElseGet(() -> verifyOurs(token));
    }

    private Access verifyOurs(String token) {
        var access = accessTokens.verify(token);
        if (!stands(access)) {
            throw new AccessRefused(false);
        }
        return access;
    }

    /** Whether the session of an access has not been revoked; where it is of none, whether the account is in use. */
    public boolean stands(Access access) {
        return Access.bearer(access.session()).map(bearers::stands).orElseGet(() -> database
                .read(handle -> handle.attach(SessionTable.class).living(access.session())).isPresent());
    }

    /** Whether a refresh token is of a session that has not been revoked, whichever of its tokens it is. */
    public boolean stands(String refreshToken) {
        return refreshTokens.read(refreshToken).map(RefreshTokens.Told::session).flatMap(session -> database
                .read(handle -> handle.attach(SessionTable.class).living(session))).isPresent();
    }

    /** Lets pass whose session was begun a short while ago: who has nothing else to prove that it is them. */
    void requireFresh(Access access) {
        var begun = database.read(handle -> living(handle, access)).createdAt();
        if (clock.instant().isAfter(begun.plus(FRESH))) {
            throw new Refused(ErrorCode.FORBIDDEN,
                    "Only who has come in within the last ten minutes can do this: sign out, and in again.");
        }
    }

    /** The session of an access, where it has not been revoked; else who asks is not signed in. */
    static SessionTable.Session living(Handle handle, Access access) {
        return handle.attach(SessionTable.class).living(access.session()).orElseThrow(Sessions::unknown);
    }

    /** Before a transaction in which something is signed: what signs may need one of its own. */
    void prepare() {
        keys.renew();
    }

    Grant begin(Handle transaction, UserId user, String agent, @Nullable String issuer) {
        var session = new SessionId(ids.next());
        var cut = agent.length() > AGENT_CHARS ? agent.substring(0, AGENT_CHARS) : agent;
        transaction.attach(SessionTable.class).add(session, user, clock.instant(), cut, issuer);
        return grant(session, user, 0, issuer);
    }

    private Grant grant(SessionId session, UserId user, long generation, @Nullable String issuer) {
        var access = new Access(user, session, accessTokens.expiry());
        return new Grant(access, accessTokens.issue(access), refreshTokens.issue(session, generation), issuer);
    }

    /** A fresh access for a refresh token; refused as unauthenticated whatever is wrong with it. */
    public Grant refresh(String refreshToken) {
        var told = refreshTokens.read(refreshToken).orElseThrow(Sessions::unknown);
        prepare();
        var grant = database.write(handle -> successor(handle.attach(SessionTable.class), told));
        return grant.orElseThrow(() -> {
            revoke(told.session());
            return unknown();
        });
    }

    private Optional<Grant> successor(SessionTable table, RefreshTokens.Told told) {
        var session = table.living(told.session()).orElseThrow(Sessions::unknown);
        var now = clock.instant();
        if (session.seenAt().plus(REFRESH_LIFE).isBefore(now)) {
            return Optional.empty();
        }
        long age = session.generation() - told.generation();
        if (age == 0) {
            table.rotate(session.id(), session.generation() + 1, now);
        }
        boolean good = age == 0 || age == 1 || age == 2 && !now.isAfter(session.rotatedAt().plus(OVERLAP));
        return good
                ? Optional.of(grant(session.id(), session.account(), told.generation() + 1, session.issuer()))
                : Optional.empty();
    }

    private static Refused unknown() {
        return new Refused(ErrorCode.UNAUTHENTICATED, "You are not signed in here.");
    }

    /** A part of the devices on which the user is signed in, those seen last first. */
    public Part<Device> some(UserId user, @Nullable String after, int limit) {
        var from = Cursor.after(after);
        long seenAt = from.number(Long.MAX_VALUE);
        var id = after == null ? Cursor.LAST : from.id();
        var since = clock.instant().minus(REFRESH_LIFE);
        var rows = database.read(
                handle -> handle.attach(SessionTable.class).some(user, since, seenAt, id, limit + 1));
        return Part.of(rows, limit,
                session -> new Cursor(String.valueOf(session.seenAt().toEpochMilli()), session.id().value()))
                .map(SessionTable.Session::device);
    }

    /** Ends one of the user's own sessions. */
    public void revoke(UserId user, SessionId session) {
        var found = database.read(handle -> handle.attach(SessionTable.class).living(session));
        if (found.isEmpty() || !found.get().account().equals(user)) {
            throw Refused.notFound();
        }
        revoke(session);
    }

    private void revoke(SessionId session) {
        if (database.write(handle -> end(handle, session))) {
            ended(List.of(session));
        }
    }

    private boolean end(Handle transaction, SessionId session) {
        boolean ended = transaction.attach(SessionTable.class).revoke(session, clock.instant());
        if (ended) {
            News.tell(transaction, new Note.SessionEnded(session));
        }
        return ended;
    }

    /** Ends every session of an account but one; says which, for {@link #ended} once that is durable. */
    List<SessionId> end(Handle transaction, UserId user, @Nullable SessionId but) {
        var table = transaction.attach(SessionTable.class);
        return table.ids(user).stream()
                .filter(session -> !session.equals(but) && end(transaction, session)).toList();
    }

    /** Ends everything by which anybody speaks for an account; as {@link #end(Handle, UserId, SessionId)}. */
    List<SessionId> endAll(Handle transaction, UserId user) {
        var bearer = Access.bearer(user);
        News.tell(transaction, new Note.SessionEnded(bearer));
        return Stream.concat(end(transaction, user, null).stream(), Stream.of(bearer)).toList();
    }

    /** Tells of those of {@code connected} that another process has ended. */
    public void heedEnded(Collection<SessionId> connected) {
        ended(database.read(handle -> Stream.concat(
                handle.attach(SessionTable.class).revokedAmong(JsonArray.of(connected)).stream(),
                BearerAccess.endedAmong(handle, connected).stream()).toList()));
    }

    /** Another node has ended this one. */
    public void heedEnded(SessionId session) {
        ended(List.of(session));
    }

    void ended(List<SessionId> sessions) {
        sessions.forEach(session -> whenRevoked.forEach(listener -> listener.accept(session)));
    }
}
