package chat.klatch.server;

import chat.klatch.protocol.call.Backups;
import chat.klatch.protocol.frame.SettingsChanged;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SystemNote;
import chat.klatch.server.access.RoomAccess;
import chat.klatch.server.accounts.Accounts;
import chat.klatch.server.accounts.Keys;
import chat.klatch.server.accounts.Passkeys;
import chat.klatch.server.accounts.PasswordCost;
import chat.klatch.server.accounts.Sessions;
import chat.klatch.server.accounts.SignOns;
import chat.klatch.server.command.BackupSchedule;
import chat.klatch.server.http.WebServer;
import chat.klatch.server.hub.Hub;
import chat.klatch.server.json.Json;
import chat.klatch.server.log.RoomLog;
import chat.klatch.server.log.Telling;
import chat.klatch.server.messages.History;
import chat.klatch.server.messages.MentionList;
import chat.klatch.server.messages.Messages;
import chat.klatch.server.messages.Notices;
import chat.klatch.server.messages.ReadMarkers;
import chat.klatch.server.messages.Recent;
import chat.klatch.server.metrics.Metrics;
import chat.klatch.server.net.RateLimits;
import chat.klatch.server.oidc.Providers;
import chat.klatch.server.presence.Presence;
import chat.klatch.server.relay.Abreast;
import chat.klatch.server.relay.Elsewhere;
import chat.klatch.server.relay.Figures;
import chat.klatch.server.relay.LocalRelay;
import chat.klatch.server.relay.Nodes;
import chat.klatch.server.relay.RedisRelay;
import chat.klatch.server.relay.Relay;
import chat.klatch.server.rooms.Openings;
import chat.klatch.server.rooms.RoomDoors;
import chat.klatch.server.rooms.RoomList;
import chat.klatch.server.rooms.Rooms;
import chat.klatch.server.socket.SocketFloor;
import chat.klatch.server.socket.Sockets;
import chat.klatch.server.socket.Upgrade;
import chat.klatch.server.storage.DataFolder;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.storage.Postgres;
import chat.klatch.server.storage.Sqlite;
import chat.klatch.server.storage.Timed;
import chat.klatch.server.unread.Unread;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds the whole server, in order, and closes it in reverse. */
public final class KlatchServer implements AutoCloseable {
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration STOP = Duration.ofSeconds(7); // those who stop servers kill them after ten
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final long RECENT_BYTES = 32L * 1024 * 1024;
    private final DataFolder folder;
    private final Database database;
    private final Hub hub;
    private final RoomLog log;
    private final Presence presence;
    private final Unread unread;
    private final Sockets sockets;
    private final Providers providers;
    private final WebServer web;
    private final @Nullable Nodes nodes; // where there may be others
    private final OutsideChanges outside;
    private final @Nullable BackupSchedule backups;
    private final AtomicBoolean draining = new AtomicBoolean();

    private KlatchServer(Settings settings, InstantSource clock, @Nullable Relay given, PasswordCost cost) {
        var random = new SecureRandom();
        var json = new Json();
        var ids = new Ids(random);
        var metrics = new Metrics(Build.NAME);
        var limits = new RateLimits(settings.rateLimits(), clock);
        folder = DataFolder.take(settings.data());
        var storage = settings.database() == null ? Sqlite.open(folder.database()) : Postgres.open(settings.database());
        database = new Timed(storage, metrics.database()::read, metrics.database()::wrote);
        var keys = keys(settings, database, random, clock);
        providers = new Providers(settings.providers(), settings.bearer(), clock);
        var sessions = new Sessions(database, keys, providers.bearers(), ids, clock);
        var access = new RoomAccess(new RoomDoors());
        hub = new Hub(json::write, user -> database.read(handle -> access.rooms(handle, user)),
                metrics::delivered);
        var messages = new Messages(access, notices(json));
        var recent = new Recent(RECENT_BYTES);
        var history = new History(messages, recent, message -> json.writeBody(message).length);
        var mentions = new MentionList(messages, message -> json.writeBody(message).length);
        var markers = new ReadMarkers(access);
        var list = new RoomList(markers);
        var members = new Openings(database, list, hub, told -> {
            recent.add(told);
            hub.broadcast(told);
        });
        nodes = storage instanceof Postgres shared
                ? new Nodes(shared, given == null ? relay(settings, shared) : given, json, members, clock)
                : null;
        log = new RoomLog(database, clock, nodes == null ? Telling.atOnce(members) : nodes, metrics.log());
        count(metrics, database, log, hub);
        (nodes == null ? Figures.ALONE : nodes.figures()).show(metrics, settings.redis() != null);
        presence = new Presence(hub, clock);
        var rooms = new Rooms(database, access, log, messages, markers, list, hub, presence::of, ids, clock);
        var accounts = new Accounts(database, sessions, rooms, settings.signUp(), settings.passwords(),
                settings.rateLimits(), cost, ids, clock);
        unread = new Unread(database, markers, hub, limits, clock);
        sockets = new Sockets(new SocketFloor(clock, json, database, accounts, sessions, access, log, messages, history,
                markers, rooms, hub, limits, metrics, presence, unread,
                nodes == null ? new Abreast() : nodes.abreast(), random, database.epoch(), Build.NAME));
        sessions.onRevoked(hub::end);
        accounts.onChanged(sockets::profileChanged);
        accounts.onChanged(presence::profileChanged);
        accounts.onSettings(user -> hub.tell(user, new SettingsChanged()));
        if (nodes != null) {
            nodes.begin(new Elsewhere(rooms, accounts, sessions, unread, hub, presence),
                    sockets::startAnew);
            presence.tells(nodes.signals());
            accounts.tells(nodes.tries());
        }
        backups = backups(settings, metrics, clock);
        web = WebServer.start(settings.host(), settings.port(), settings.tls(),
                new WebServer.Floor(clock, json, database, accounts, sessions, access, log, messages, history, mentions,
                        rooms, limits, metrics, ids, settings.trustedProxies(), settings.url(),
                        settings.passkeys(), providers, new SignOns(keys, ids, clock),
                        new Passkeys(database, sessions, accounts, keys, ids, clock), settings.data(), Build.NAME,
                        backups == null ? () -> Backups.UNSCHEDULED : backups::told, draining::get),
                new Upgrade(sockets, sessions, origins(settings), settings.trustedProxies(), draining::get));
        var deeds = deeds(sessions, accounts, rooms);
        outside = new OutsideChanges(storage instanceof Sqlite alone ? alone::changedOutside : deeds::waiting, deeds);
    }

    /** Of nodes none tells what commands have said in rooms: commands tell them, and they each other. */
    private OutsideDeeds deeds(Sessions sessions, Accounts accounts, Rooms rooms) {
        Consumer<RoomId> saidInRooms = nodes == null ? rooms::heed : _ -> {
        };
        return new OutsideDeeds(database, () -> sessions.heedEnded(hub.sessions()), accounts::heed, rooms::succeed,
                saidInRooms);
    }

    /** Whose pages may open sockets: those that the operator names, and the place's own. */
    private static Set<String> origins(Settings settings) {
        var origins = new HashSet<>(settings.origins());
        if (settings.url() != null) {
            origins.add(settings.url());
        }
        return origins;
    }

    private static Keys keys(Settings settings, Database database, SecureRandom random, InstantSource clock) {
        return settings.database() == null
                ? Keys.open(settings.data(), random, clock)
                : Keys.shared(database, settings.data(), random, clock);
    }

    private static void count(Metrics metrics, Database database, RoomLog log, Hub hub) {
        metrics.gauge("klatch_changes_waiting", "Changes that wait for a commit.", log::waiting);
        metrics.gauge("klatch_fan_out_steps_waiting", "Steps that the one thread that tells has still to take.",
                hub::waiting);
        metrics.gauge("klatch_database_readers", "Connections to the database that read something now.",
                () -> database.load().readers());
        metrics.gauge("klatch_database_waiting",
                "Threads that wait for a connection to the database or for their turn to write.",
                () -> database.load().waiting());
        metrics.total("klatch_log_lines_dropped_total",
                "Lines of the log that were dropped because nobody took those before them.", Log::dropped);
    }

    private static @Nullable BackupSchedule backups(Settings settings, Metrics metrics, InstantSource clock) {
        var plan = settings.backups();
        var schedule = plan == null ? null : new BackupSchedule(settings.data(), plan, Build.NAME, clock);
        metrics.gauge("klatch_backup_newest_seconds",
                "When the newest backup was taken that can be restored, since 1970; 0 where there is none.",
                () -> schedule == null ? 0 : schedule.newestSeconds());
        metrics.total("klatch_backup_failures_total",
                "How often a backup failed, or the newest could not be restored.",
                () -> schedule == null ? 0 : schedule.failures());
        return schedule;
    }

    /** Starts everything; returns when it serves. */
    public static KlatchServer start(Settings settings, InstantSource clock) {
        return new KlatchServer(settings, clock, null, PasswordCost.STANDARD);
    }

    /**
     * The same, as one of several nodes.
     *
     * @param relay
     *            by way of which they hear of each other soon; closed with the server
     * @param cost
     *            of each guess at a password: less than the standard only where no password is anybody's
     */
    public static KlatchServer start(Settings settings, InstantSource clock, Relay relay, PasswordCost cost) {
        return new KlatchServer(settings, clock, relay, cost);
    }

    private static Relay relay(Settings settings, Database database) {
        return settings.redis() == null
                ? new LocalRelay.Ring().end()
                : new RedisRelay(settings.redis(), "klatch:" + database.epoch());
    }

    /** How a notice stands in its column. */
    static Notices notices(Json json) {
        return new Notices() {
            @Override
            public String write(SystemNote note) {
                return new String(json.writeBody(note), StandardCharsets.UTF_8);
            }

            @Override
            public SystemNote read(String stored) {
                return json.read(stored, SystemNote.class);
            }
        };
    }

    public int port() {
        return web.port();
    }

    /**
     * Takes nobody new, acknowledges and tells what was accepted, sends everybody away, and ends: within half a minute,
     * whoever does not listen and whatever the disk does. Where other nodes go on, people go to them one by one and
     * calls are answered meanwhile; where none does, the sooner it is over the better.
     */
    @Override
    public void close() {
        draining.set(true);
        if (backups != null) {
            backups.close();
        }
        if (nodes != null && nodes.others()) {
            sockets.handOver();
            awaitNobody(System.nanoTime() + DRAIN.toNanos());
            web.refuse();
        }
        long begun = System.nanoTime();
        outside.close();
        log.close();
        if (nodes != null) {
            nodes.close();
        }
        unread.close();
        hub.close();
        sockets.drain();
        awaitNobody(Math.min(begun + STOP.toNanos(), System.nanoTime() + DRAIN.toNanos()));
        web.close();
        providers.close();
        sockets.close();
        presence.close();
        database.close();
        if (database.closed()) {
            folder.close();
        }
    }

    private void awaitNobody(long untilNanos) {
        while (!sockets.idle() && System.nanoTime() - untilNanos < 0) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
