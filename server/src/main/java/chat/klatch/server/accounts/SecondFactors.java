package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Proof;
import chat.klatch.protocol.call.SecondFactor;
import chat.klatch.protocol.model.SessionId;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.audit.Audit;
import chat.klatch.server.audit.Deed;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.storage.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * What one's own account asks for after its password, a code or a passkey: switched on by a first one, off by another,
 * and come by with recovery codes where the app or the passkey is lost. Any number of threads.
 */
public final class SecondFactors {
    /** One that waits for its first code; the secret as apps take it, told only here. */
    public record Begun(String secret, Instant expiresAt) {
        /** Never the secret: this may reach a log. */
        @Override
        public String toString() {
            return "Begun[" + expiresAt + "]";
        }
    }

    private record Enabled(SecondFactor now, List<SessionId> ended) {
    }

    private record Judged(Codes.Verdict verdict, @Nullable SecondFactor now) {
    }

    private static final Duration PENDING = Duration.ofMinutes(15);
    private static final long NONE_USED = 0;
    private final Database database;
    private final Sessions sessions;
    private final boolean byPassword;
    private final PasswordGuard guard;
    private final Codes codes;
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param byPassword
     *            whether a password lets in
     */
    SecondFactors(Database database, Sessions sessions, boolean byPassword, PasswordGuard guard, Codes codes, Ids ids,
            InstantSource clock) {
        this.database = database;
        this.sessions = sessions;
        this.byPassword = byPassword;
        this.guard = guard;
        this.codes = codes;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the user has one. */
    public SecondFactor state(UserId user) {
        return database.read(handle -> state(handle, user, null));
    }

    private static SecondFactor state(Handle handle, UserId user, @Nullable List<String> fresh) {
        var on = Codes.enabled(handle, user);
        return new SecondFactor(on.map(SecondFactorTable.Row::enabledAt).orElse(null),
                handle.attach(SecondFactorTable.class).codes(user), fresh,
                on.filter(SecondFactorTable.Row::byPasskey).map(SecondFactorTable.Row::byPasskey).orElse(null));
    }

    /** Makes a secret that waits for its first code, in the place of one that does; refused where one is on. */
    public Begun begin(UserId user) {
        var _ = withPassword(user);
        var secret = ids.bytes(Totp.SECRET_BYTES);
        var at = clock.instant();
        database.<Object>write(handle -> {
            if (!handle.attach(SecondFactorTable.class).offer(user, HexFormat.of().formatHex(secret), at)) {
                throw onAlready();
            }
            return user;
        });
        return new Begun(Base32.FOR_APPS.encode(secret), at.plus(PENDING));
    }

    private static Refused onAlready() {
        return new Refused(ErrorCode.CONFLICT, "Two-step sign-in is on already: switch it off first.");
    }

    /** Lets pass who has a password that lets in: without one there is nothing to be the second of. */
    private AccountTable.Account withPassword(UserId user) {
        Accounts.requirePasswords(byPassword, ErrorCode.CONFLICT);
        var account = database.read(handle -> handle.attach(AccountTable.class).one(user))
                .orElseThrow(Refused::notFound);
        if (account.hash() == null) {
            throw new Refused(ErrorCode.CONFLICT, "This account has no password: its provider can ask for a code.");
        }
        return account;
    }

    /**
     * Switches on what waits, by its first code and the password, or passkeys by one and the password; and ends all
     * other sessions: they were begun without it.
     *
     * @return with recovery codes, told only here
     */
    public SecondFactor confirm(Access access, Evidence evidence) {
        var account = proven(access, evidence.proof());
        return database.write(handle -> confirm(handle, access, account, evidence),
                enabled -> sessions.ended(enabled.ended())).now();
    }

    private Enabled confirm(Handle handle, Access access, AccountTable.Account account, Evidence evidence) {
        requireSame(handle, account);
        if (Codes.enabled(handle, account.id()).isPresent()) {
            throw onAlready();
        }
        var passkey = evidence.passkey();
        if (passkey == null) {
            enable(handle, account.id(), Codes.typed(evidence.proof().code()));
        } else {
            passkey.use(handle, clock.instant());
            var _ = handle.attach(SecondFactorTable.class).enablePasskeys(account.id(),
                    HexFormat.of().formatHex(ids.bytes(Totp.SECRET_BYTES)), clock.instant());
        }
        var fresh = Codes.renew(handle, account.id(), ids);
        var ended = sessions.end(handle, account.id(), access.session());
        record(handle, account.id(), Deed.ACCOUNT_SECOND_FACTOR_ON, passkey == null ? "" : "passkey");
        return new Enabled(state(handle, account.id(), fresh), ended);
    }

    private void enable(Handle handle, UserId account, String code) {
        var table = handle.attach(SecondFactorTable.class);
        var now = clock.instant();
        var waiting = table.one(account).filter(row -> now.isBefore(row.madeAt().plus(PENDING)))
                .orElseThrow(() -> new Refused(ErrorCode.CONFLICT, "This took too long: begin again."));
        long step = Totp.step(waiting.key(), code, now, NONE_USED).orElseThrow(() -> Codes.wrong(ErrorCode.FORBIDDEN));
        var _ = table.enable(account, now, step);
    }

    /** It was changed while this one was compared. */
    private static void requireSame(Handle handle, AccountTable.Account compared) {
        var now = handle.attach(AccountTable.class).one(compared.id()).orElseThrow(Refused::notFound);
        if (!now.password().equals(compared.password())) {
            throw wrongPassword();
        }
    }

    private static Refused wrongPassword() {
        return Refused.of(ErrorCode.FORBIDDEN, "password", "That is not your password.");
    }

    private AccountTable.Account proven(Access access, Proof proof) {
        var account = withPassword(access.user());
        if (!guard.matches(account.username(), proof.password(), account.hash(), Whence.of(access.session()))) {
            throw wrongPassword();
        }
        return account;
    }

    private void record(Handle handle, UserId user, Deed deed, String value) {
        var whose = People.audited(handle, user);
        Audit.record(handle, whose, deed, whose, value, clock.instant());
    }

    /** Makes new recovery codes, told only here; those from before are void. */
    public SecondFactor renew(Access access, Evidence evidence) {
        return proving(access, evidence, (handle, account) -> Codes.renew(handle, account, ids));
    }

    /** Asks for nothing after the password any more. */
    public SecondFactor disable(Access access, Evidence evidence) {
        return proving(access, evidence, (handle, account) -> {
            var _ = Codes.forget(handle, account);
            record(handle, account, Deed.ACCOUNT_SECOND_FACTOR_OFF, "");
            return null;
        });
    }

    /** What is done once it is proved; says which recovery codes are new. */
    private interface Proved {
        @Nullable
        List<String> of(Handle handle, UserId account);
    }

    private SecondFactor proving(Access access, Evidence evidence, Proved deed) {
        return proving(access, evidence, true, deed);
    }

    /**
     * A wrong code is counted also where nothing is done.
     *
     * @param enabled
     *            to refuse whoever has no second factor
     */
    private SecondFactor proving(Access access, Evidence evidence, boolean enabled, Proved deed) {
        var account = proven(access, evidence.proof());
        var judged = database.write(handle -> {
            requireSame(handle, account);
            if (enabled && Codes.enabled(handle, account.id()).isEmpty()) {
                throw new Refused(ErrorCode.CONFLICT, "Two-step sign-in is off.");
            }
            var verdict = codes.judge(handle, account.id(), evidence.proof().code(), evidence.passkey(),
                    ErrorCode.FORBIDDEN);
            return new Judged(verdict, verdict.no() != null
                    ? null
                    : state(handle, account.id(), deed.of(handle, account.id())));
        });
        judged.verdict().require(guard, account.username(), Whence.of(access.session()));
        return Objects.requireNonNull(judged.now());
    }

    /**
     * Lets pass who proves that it is them by the password that they come in with, and the code or passkey where one is
     * asked for after it; and who comes in without a password, where they have just come in.
     *
     * @param evidence
     *            nothing where they gave none
     */
    public void requireAgain(Access access, Optional<Evidence> evidence) {
        var account = database.read(handle -> handle.attach(AccountTable.class).one(access.user()))
                .orElseThrow(Refused::notFound);
        if (byPassword && account.hash() != null) {
            var _ = proving(access, evidence.orElseThrow(() -> unproven(access)), false, (_, _) -> null);
        } else {
            sessions.requireFresh(access);
        }
    }

    private Refused unproven(Access access) {
        return database.read(handle -> Codes.enabled(handle, access.user()))
                .map(asked -> Codes.missing(asked, ErrorCode.FORBIDDEN))
                .orElseGet(() -> Refused.of(ErrorCode.FORBIDDEN, "password", "This takes your password."));
    }

    /** Lets pass who removes one of so many passkeys, where another stays to be asked for or none is. */
    void requireAnother(Handle handle, UserId user, int passkeys) {
        if (byPassword && passkeys == 1
                && Codes.enabled(handle, user).filter(SecondFactorTable.Row::byPasskey).isPresent()) {
            throw new Refused(ErrorCode.CONFLICT,
                    "Two-step sign-in asks for this passkey: make another first, or switch that off.");
        }
    }
}
