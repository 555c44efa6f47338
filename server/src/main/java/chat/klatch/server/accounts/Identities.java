package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.RoomId;
import chat.klatch.protocol.model.SignUp;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.accounts.SignOnFailed.Why;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Who people are elsewhere: accounts that are come into because a provider vouches for somebody. An identity is one
 * account's, and an account has at most one at each provider. Any number of threads.
 */
public final class Identities {
    /** One way to come into an account; {@code email} as the provider last said it. */
    public record Linked(String issuer, @Nullable String email, Instant at) {
    }

    /** All ways to come into an account. */
    public record Ways(List<Linked> linked, boolean password, int passkeys) {
        private boolean one() {
            return linked.size() + passkeys + (password ? 1 : 0) == 1;
        }
    }

    private final Database database;
    private final Sessions sessions;
    private final Enrolment enrolment;
    private final Place place;
    private final Invites invites;
    private final boolean passwords;
    private final InstantSource clock;

    /**
     * @param passwords
     *            whether a password is a way in
     */
    Identities(Database database, Sessions sessions, Enrolment enrolment, Place place, Invites invites,
            boolean passwords, InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.enrolment = enrolment;
        this.place = place;
        this.invites = invites;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * Signs in who is vouched for: into the account of their identity, else into the one of their verified address
     * where the provider is believed about that, and the one that said so before is too, else into a new one where they
     * may make one.
     *
     * @param invite
     *            the token of their invitation; "" for none
     * @throws SignOnFailed
     *             where they do not come in
     */
    public Accounts.Arrival arrive(Vouched who, Trust trust, String invite, String agent) {
        sessions.prepare();
        return database.write(handle -> {
            var account = find(handle, who, trust).orElseGet(() -> make(handle, who, trust, invite));
            if (account.disabled()) {
                throw new SignOnFailed(Why.DISABLED);
            }
            return new Accounts.Arrival(account.user(), sessions.begin(handle, account.id(), agent, who.issuer()));
        });
    }

    private Optional<AccountTable.Account> find(Handle handle, Vouched who, Trust trust) {
        var table = handle.attach(IdentityTable.class);
        var known = table.one(who.issuer(), who.subject());
        if (known.isPresent()) {
            table.setEmail(who.issuer(), who.subject(), who.email());
            return handle.attach(AccountTable.class).one(known.get().account());
        }
        return trust.believed().isEmpty() || who.email() == null
                ? Optional.empty()
                : byEmail(handle, who, who.email(), trust);
    }

    /** Of another provider only: at one provider the same address under another subject is somebody else's by now. */
    private Optional<AccountTable.Account> byEmail(Handle handle, Vouched who, String email, Trust trust) {
        var owners = handle.attach(IdentityTable.class).mailed(email, trust.believed());
        if (owners.size() != 1 || linked(handle, owners.getFirst(), who.issuer())) {
            return Optional.empty();
        }
        var account = handle.attach(AccountTable.class).one(owners.getFirst());
        account.filter(found -> !found.disabled()).ifPresent(found -> add(handle, found.user().id(), who, trust));
        return account;
    }

    private static boolean linked(Handle handle, UserId account, String issuer) {
        return handle.attach(IdentityTable.class).of(account).stream().anyMatch(row -> row.issuer().equals(issuer));
    }

    private void add(Handle handle, UserId account, Vouched who, Trust trust) {
        handle.attach(IdentityTable.class).add(who.issuer(), who.subject(), account, who.email(), clock.instant());
        record(handle, account, Deed.ACCOUNT_LINKED, trust.provider());
    }

    private void record(Handle handle, UserId account, Deed deed, String provider) {
        var whose = People.audited(handle, account);
        Audit.record(handle, whose, deed, whose, provider, clock.instant());
    }

    private AccountTable.Account make(Handle handle, Vouched who, Trust trust, String invite) {
        var table = handle.attach(AccountTable.class);
        if (!table.any()) {
            throw new SignOnFailed(Why.FIRST_RUN); // whoever owns the place can come in without a provider
        }
        var rooms = invited(handle, trust.signUp() == null ? place.signUp(handle) : trust.signUp(), invite);
        var username = Callings.username(who, table::taken, enrolment.ids());
        var account = enrolment.enrol(handle, username, Callings.name(who, username), AccountTable.NO_PASSWORD, null,
                rooms, null, clock.instant());
        add(handle, account.id(), who, trust);
        return account;
    }

    /** Where who makes an account is led; an invitation that is not needed may also be a bad one. */
    private List<RoomId> invited(Handle handle, SignUp mode, String invite) {
        boolean good = !invite.isEmpty() && invites.open(handle, invite).isPresent();
        switch (mode) {
            case OPEN -> {
            }
            case INVITE -> {
                if (!good) {
                    throw new SignOnFailed(Why.INVITE);
                }
            }
            case CLOSED -> throw new SignOnFailed(Why.CLOSED);
        }
        return good ? invites.use(handle, invite) : List.of();
    }

    /**
     * Has who is signed in come in by a provider from now on.
     *
     * @throws SignOnFailed
     *             where the identity is another account's, or the account has another at this provider, or the session
     *             is over
     */
    public void link(Access access, Vouched who, Trust trust) {
        if (!sessions.stands(access)) {
            throw new SignOnFailed(Why.EXPIRED);
        }
        database.<Object>write(handle -> {
            var known = handle.attach(IdentityTable.class).one(who.issuer(), who.subject());
            if (known.isPresent() && known.get().account().equals(access.user())) {
                return who;
            }
            if (known.isPresent() || linked(handle, access.user(), who.issuer())) {
                throw new SignOnFailed(Why.TAKEN);
            }
            add(handle, access.user(), who, trust);
            return who;
        });
    }

    /** Has the user come in by a provider no more; refused where that is their last way in. */
    public void unlink(UserId user, String provider, String issuer, Doorways doorways) {
        database.<Object>write(handle -> {
            if (ways(handle, user, doorways).linked().stream().noneMatch(one -> one.issuer().equals(issuer))) {
                throw Refused.notFound();
            }
            requireAnother(handle, user, doorways);
            var _ = handle.attach(IdentityTable.class).remove(issuer, user);
            record(handle, user, Deed.ACCOUNT_UNLINKED, provider);
            return user;
        });
    }

    /** Lets pass who can come in by more than one thing, so that one of them may go. */
    void requireAnother(Handle handle, UserId user, Doorways doorways) {
        if (ways(handle, user, doorways).one()) {
            throw new Refused(ErrorCode.CONFLICT, "This is your only way in: make another first.");
        }
    }

    /** By what the user can come in. */
    public Ways ways(UserId user, Doorways doorways) {
        return database.read(handle -> ways(handle, user, doorways));
    }

    private Ways ways(Handle handle, UserId user, Doorways doorways) {
        var account = handle.attach(AccountTable.class).one(user).orElseThrow(Refused::notFound);
        return new Ways(handle.attach(IdentityTable.class).of(user).stream()
                .filter(row -> doorways.issuers().contains(row.issuer()))
                .map(row -> new Linked(row.issuer(), row.email(), row.linkedAt())).toList(),
                passwords && account.hash() != null,
                handle.attach(PasskeyTable.class).count(user, doorways.domain()));
    }
}
