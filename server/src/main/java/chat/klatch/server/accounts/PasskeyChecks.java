package chat.klatch.server.accounts;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.model.UserId;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.Database;
import chat.klatch.server.webauthn.Domain;
import chat.klatch.server.webauthn.ShownPasskey;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at passkeys that are shown: whose each is, and whether what was signed was given out for that. Any number of
 * threads.
 */
final class PasskeyChecks {
    private static final Logger LOG = LoggerFactory.getLogger(PasskeyChecks.class);
    private static final String CREDENTIAL = "credential";
    private static final String SIGN_IN = "sign-in";
    private final Database database;
    private final Challenges challenges;

    PasskeyChecks(Database database, Challenges challenges) {
        this.database = database;
        this.challenges = challenges;
    }

    /** What whoever comes in signs. */
    String challenge() {
        return challenges.give(SIGN_IN);
    }

    /** What nobody signs for anything but this account, for who has shown that they have its password. */
    String challenge(UserId account) {
        return challenges.give(after(account));
    }

    private static String after(UserId account) {
        return "after the password of " + account.value();
    }

    /** One by which somebody comes in, be it alone or after their password. */
    CheckedPasskey toSignIn(Domain domain, String credential) {
        var shown = ShownPasskey.read(CREDENTIAL, credential);
        var alone = challenges.read(shown.challenge(), SIGN_IN);
        var challenge = alone.or(() -> afterPassword(shown))
                .orElseThrow(() -> CheckedPasskey.late(ErrorCode.UNAUTHENTICATED));
        return check(shown, domain, challenge, alone.isEmpty(), ErrorCode.UNAUTHENTICATED);
    }

    /** Of the account whose passkey this is, as it says, and of no other. */
    private Optional<Challenges.Good> afterPassword(ShownPasskey shown) {
        return database.read(handle -> handle.attach(PasskeyTable.class).one(shown.credential()))
                .flatMap(row -> challenges.read(shown.challenge(), after(row.account())));
    }

    /** One by which who is signed in shows once more that it is them. */
    CheckedPasskey again(UserId account, Domain domain, String credential) {
        var shown = ShownPasskey.read(CREDENTIAL, credential);
        var challenge = challenges.read(shown.challenge(), after(account))
                .orElseThrow(() -> CheckedPasskey.late(ErrorCode.FORBIDDEN));
        var checked = check(shown, domain, challenge, true, ErrorCode.FORBIDDEN);
        if (!checked.account().equals(account)) {
            throw CheckedPasskey.unknown(ErrorCode.FORBIDDEN);
        }
        return checked;
    }

    /**
     * @param named
     *            whether the browser was told which passkeys there are
     */
    private CheckedPasskey check(ShownPasskey shown, Domain domain, Challenges.Good challenge, boolean named,
            ErrorCode otherwise) {
        var known = database.read(handle -> challenge.isUsed(handle)
                ? Optional.<PasskeyTable.Row>empty()
                : handle.attach(PasskeyTable.class).one(shown.credential()))
                .orElseThrow(() -> CheckedPasskey.unknown(otherwise));
        try {
            long signatures = shown.check(domain, known.key(), known.account().value(), shown.challenge(), named)
                    .orElseThrow(() -> CheckedPasskey.unknown(otherwise));
            return new CheckedPasskey(known, challenge, signatures, otherwise);
        } catch (ShownPasskey.MaybeCopied fewer) {
            LOG.atWarn().addKeyValue("user", known.account().value()).addKeyValue("passkey", known.id())
                    .log("A passkey counts fewer signatures than before: there may be a copy of it. This one was not let in.");
            throw new Refused(otherwise,
                    "There may be a copy of this passkey, so you were not let in by it. Come in another way, and remove it.");
        }
    }
}
