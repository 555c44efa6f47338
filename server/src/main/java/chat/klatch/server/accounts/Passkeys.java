package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.Credentials;
import chat.klatch.protocol.call.NewPasskey;
import chat.klatch.protocol.call.Passkey;
import chat.klatch.protocol.call.PasskeyProof;
import chat.klatch.protocol.model.User;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import chat.klatch.server.webauthn.Domain;
import chat.klatch.server.webauthn.MadePasskey;
import chat.klatch.server.webauthn.Options;
import chat.klatch.server.webauthn.PublicKey;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Passkeys: made, named and removed by whom they let in, and coming in by one, which takes nothing else: who shows
 * their authenticator that it is them has two factors in one. They are bound to a domain, and those of another are as
 * if they were not there. Any number of threads.
 */
public final class Passkeys {
    private static final String CREDENTIAL = "credential";
    private final Database database;
    private final Sessions sessions;
    private final Accounts accounts;
    private final Challenges challenges;
    private final PasskeyChecks checks;
    private final Ids ids;
    private final InstantSource clock;

    public Passkeys(Database database, Sessions sessions, Accounts accounts, Keys keys, Ids ids,
            InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.accounts = accounts;
        challenges = new Challenges(keys, ids, clock);
        checks = new PasskeyChecks(database, challenges);
        this.ids = ids;
        this.clock = clock;
    }

    /** Those of the user, the oldest first. */
    public List<Passkey> of(UserId user, Domain domain) {
        return database.read(handle -> told(handle, user, domain));
    }

    private static List<Passkey> told(Handle handle, UserId user, Domain domain) {
        return handle.attach(PasskeyTable.class).of(user, domain.id()).stream().map(PasskeyTable.Row::told).toList();
    }

    /**
     * What a browser needs to make one, for who proves once more that it is them.
     *
     * @param evidence
     *            nothing where they gave none
     */
    public String begin(Access access, Domain domain, Optional<Evidence> evidence) {
        var known = database.read(handle -> handle.attach(PasskeyTable.class).of(access.user(), domain.id()));
        requireFew(known.size());
        accounts.secondFactors().requireAgain(access, evidence);
        return Options.toMake(domain, accounts.placeName(), whose(accounts.user(access.user())),
                challenges.give(making(access)), known.stream().map(PasskeyTable.Row::credential).toList(),
                Challenges.LIFE);
    }

    /** Nobody makes one with what another session was given, whosever that is. */
    private static String making(Access access) {
        return "making " + access.session().value();
    }

    private static Options.Whose whose(User user) {
        return new Options.Whose(user.id().value(), user.username(), user.name());
    }

    private static void requireFew(int known) {
        if (known >= Limits.PASSKEYS) {
            throw new Refused(ErrorCode.CONFLICT,
                    "You have " + Limits.PASSKEYS + " passkeys, and no more are kept: remove one first.");
        }
    }

    /** Has who is signed in come in by another passkey from now on; all that they have then. */
    public List<Passkey> add(Access access, Domain domain, NewPasskey wish) {
        var made = MadePasskey.read(CREDENTIAL, wish.credential());
        var challenge = challenges.read(made.challenge(), making(access))
                .orElseThrow(() -> CheckedPasskey.late(ErrorCode.CONFLICT));
        var key = made.check(domain, whose(accounts.user(access.user())), made.challenge())
                .orElseThrow(() -> Refused.of(ErrorCode.INVALID, CREDENTIAL,
                        "This is no passkey for here, or its device has not asked you who you are."));
        return database.write(handle -> {
            var _ = Sessions.living(handle, access); // it may have been ended while this was looked at
            if (!challenge.use(handle, clock.instant())) {
                throw CheckedPasskey.late(ErrorCode.CONFLICT);
            }
            add(handle, access.user(), domain, wish.name(), key);
            return told(handle, access.user(), domain);
        });
    }

    private void add(Handle handle, UserId user, Domain domain, String name, PublicKey key) {
        var table = handle.attach(PasskeyTable.class);
        requireFew(table.count(user, domain.id()));
        if (table.one(key.credential()).isPresent()) {
            throw new Refused(ErrorCode.CONFLICT, "This passkey is here already.");
        }
        table.add(new PasskeyTable.Row(ids.next(), user, domain.id(), key.credential(), key.cose(), key.count(), name,
                clock.instant(), null));
        record(handle, user, Deed.ACCOUNT_PASSKEY_ADDED, name);
    }

    private void record(Handle handle, UserId user, Deed deed, String name) {
        var whose = People.audited(handle, user);
        Audit.record(handle, whose, deed, whose, name, clock.instant());
    }

    /** Calls one of them something else; all that they have then. */
    public List<Passkey> rename(UserId user, Domain domain, String id, String name) {
        return database.write(handle -> {
            if (!handle.attach(PasskeyTable.class).rename(id, user, domain.id(), name)) {
                throw Refused.notFound();
            }
            return told(handle, user, domain);
        });
    }

    /** Has the user come in by one no more; refused where that is their last way in, or the last for their password. */
    public void remove(UserId user, Domain domain, String id, Doorways doorways) {
        database.<Object>write(handle -> {
            var table = handle.attach(PasskeyTable.class);
            var all = table.of(user, domain.id());
            var gone = all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow(Refused::notFound);
            accounts.identities().requireAnother(handle, user, doorways);
            accounts.secondFactors().requireAnother(handle, user, all.size());
            table.remove(id);
            record(handle, user, Deed.ACCOUNT_PASSKEY_REMOVED, gone.name());
            return id;
        });
    }

    /** What a browser needs to come in by one, whosever it is. */
    public String ask(Domain domain) {
        return Options.toSignIn(domain, checks.challenge(), List.of(), Challenges.LIFE);
    }

    /**
     * What it needs to show one of this account's, for who has its name and password right; its refusals are those of
     * signing in.
     *
     * @param address
     *            the client's: wrong passwords are counted by it
     */
    public String ask(Domain domain, Credentials credentials, String address) {
        var account = accounts.matching(credentials, address);
        var known = database.read(handle -> handle.attach(PasskeyTable.class).of(account, domain.id()));
        if (known.isEmpty()) {
            throw new Refused(ErrorCode.CONFLICT, accounts.secondFactors().state(account).since() == null
                    ? "You have no passkey here yet: make one first."
                    : "You have no passkey that is good here: use a recovery code.");
        }
        return Options.toSignIn(domain, checks.challenge(account),
                known.stream().map(PasskeyTable.Row::credential).toList(), Challenges.LIFE);
    }

    /** What who is signed in showed once more, for what takes a passkey of theirs after their password. */
    public CheckedPasskey again(Access access, Domain domain, String credential) {
        return checks.again(access.user(), domain, credential);
    }

    /** Signs in whose passkey it is. */
    public Accounts.Arrival signIn(Domain domain, PasskeyProof proof, String agent) {
        var checked = checks.toSignIn(domain, proof.credential());
        sessions.prepare();
        return database.write(handle -> {
            checked.use(handle, clock.instant());
            var account = handle.attach(AccountTable.class).one(checked.account())
                    .orElseThrow(() -> CheckedPasskey.unknown(ErrorCode.UNAUTHENTICATED));
            if (account.disabled()) {
                throw new Refused(ErrorCode.UNAUTHENTICATED, "This account is disabled.");
            }
            return new Accounts.Arrival(account.user(), sessions.begin(handle, account.id(), agent, null));
        });
    }
}
