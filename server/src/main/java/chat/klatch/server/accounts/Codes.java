package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Ids;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Judges what comes with a right password: codes, and passkeys where those are asked for. Each is good once, whichever
 * node is asked; and six digits are guessed at {@link #WRONG_A_DAY} times a day, by whoever and from wherever, then
 * only recovery codes are heard. All of it is part of a transaction of somebody else's. Any number of threads.
 */
final class Codes {
    /**
     * What was found.
     *
     * @param no
     *            how it is refused; null where it is not
     * @param guessed
     *            whether it counts like a wrong password
     */
    record Verdict(@Nullable Refused no, boolean guessed) {
        private static final Verdict GOOD = new Verdict(null, false);

        /** Lets pass what is good, and counts what is wrong; after the transaction, which keeps what it has counted. */
        void require(PasswordGuard guard, String username, Whence whence) {
            if (guessed) {
                guard.wrong(username, whence);
            }
            if (no != null) {
                throw no;
            }
        }
    }

    static final int WRONG_A_DAY = 10;
    private static final Duration DAY = Duration.ofDays(1);
    private static final String FIELD = "code";
    private static final String PASSKEY = "passkey";
    private final boolean limited;
    private final InstantSource clock;

    /**
     * @param limited
     *            whether wrong ones are counted
     */
    Codes(boolean limited, InstantSource clock) {
        this.limited = limited;
        this.clock = clock;
    }

    static Optional<SecondFactorTable.Row> enabled(Handle handle, UserId account) {
        return handle.attach(SecondFactorTable.class).one(account).filter(SecondFactorTable.Row::enabled);
    }

    /**
     * Looks at a code, where the account asks for one or for a passkey, and uses it up; or the passkey.
     *
     * @param passkey
     *            one of the account's; null where none was shown
     */
    Verdict judge(Handle handle, UserId account, @Nullable String code, @Nullable CheckedPasskey passkey,
            ErrorCode otherwise) {
        var row = enabled(handle, account);
        if (row.isEmpty()) {
            return Verdict.GOOD;
        }
        boolean byPasskey = row.get().byPasskey();
        if (byPasskey && passkey != null) {
            passkey.use(handle, clock.instant());
            return Verdict.GOOD;
        }
        var typed = code == null ? "" : typed(code);
        if (typed.isEmpty()) {
            return new Verdict(missing(row.get(), otherwise), false);
        }
        return Totp.isCode(typed) && !byPasskey
                ? ofApp(handle, row.get(), typed, otherwise)
                : recovery(handle, account, typed, otherwise);
    }

    /** What somebody meant who put spaces between the digits. */
    static String typed(String code) {
        return code.replace(" ", "");
    }

    static Refused missing(SecondFactorTable.Row asked, ErrorCode code) {
        return asked.byPasskey()
                ? Refused.of(code, PASSKEY, "This account asks for a passkey too, or for a recovery code.")
                : Refused.of(code, FIELD, "This account asks for a code too: of your app, or one for recovery.");
    }

    static Refused wrong(ErrorCode code) {
        return Refused.of(code, FIELD, "That code is wrong, or was used already.");
    }

    /** Counted before it is judged, so that of many at once no more are heard than of one after the other. */
    private Verdict ofApp(Handle handle, SecondFactorTable.Row row, String code, ErrorCode otherwise) {
        var table = handle.attach(SecondFactorTable.class);
        var now = clock.instant();
        boolean heard = table.guess(row.account(), WRONG_A_DAY, now.minus(DAY), now);
        if (limited && !heard) {
            return new Verdict(Refused.until(ErrorCode.RATE_LIMITED, Duration.between(now, row.wrongSince().plus(DAY)),
                    FIELD, "Too many wrong codes. For a day only a recovery code is taken."), false);
        }
        var step = Totp.step(row.key(), code, now, row.step());
        return step.isPresent() && table.use(row.account(), step.getAsLong())
                ? Verdict.GOOD
                : new Verdict(wrong(otherwise), true);
    }

    /** No guess hits one of these, so they are heard however many were wrong. */
    private Verdict recovery(Handle handle, UserId account, String code, ErrorCode otherwise) {
        var table = handle.attach(SecondFactorTable.class);
        if (!table.removeCode(account, RecoveryCode.digest(account, code))) {
            return new Verdict(wrong(otherwise), true);
        }
        table.forgive(account);
        return Verdict.GOOD;
    }

    /** Other recovery codes than before. */
    static List<String> renew(Handle handle, UserId account, Ids ids) {
        var table = handle.attach(SecondFactorTable.class);
        var fresh = RecoveryCode.fresh(ids);
        table.removeCodes(account);
        table.addCodes(account, fresh.stream().map(code -> RecoveryCode.digest(account, code)).toList());
        return fresh;
    }

    /** Says whether there was anything. */
    static boolean forget(Handle handle, UserId account) {
        var table = handle.attach(SecondFactorTable.class);
        table.removeCodes(account);
        return table.remove(account);
    }
}
