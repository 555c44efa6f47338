package chat.klatch.server.accounts;

import java.util.Locale;

/** Signing in by a provider came to nothing, and nothing has changed; {@code why} is for who wanted to come in. */
public final class SignOnFailed extends RuntimeException {
    /** What a person may be told. */
    public enum Why {
        /** They, or the provider, said no. */
        DENIED,
        /** It took too long, was begun elsewhere, or was done already. */
        EXPIRED,
        /** The provider has not verified their e-mail address, and must have. */
        UNVERIFIED,
        /** Their e-mail address is of none of the domains that are let in. */
        DOMAIN,
        /** Their account here is disabled. */
        DISABLED,
        /** The provider does not answer, or there are too many who ask it. */
        UNREACHABLE,
        /** The provider answered what it may not. */
        BROKEN,
        /** They have no account here, and no new ones are made. */
        CLOSED,
        /** They have no account here, and need an invitation for one. */
        INVITE,
        /** The identity, or the account, is linked already, to another. */
        TAKEN,
        /** Nobody has an account here yet: the place must be set up first. */
        FIRST_RUN,
        /** There is no such provider here. */
        UNKNOWN,
        /** They have tried too often. */
        TOO_MANY;

        /** As it stands in an address. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final long serialVersionUID = 1;
    private final Why why;

    public SignOnFailed(Why why) {
        super("Signing in by a provider failed: " + why.word());
        this.why = why;
    }

    public Why why() {
        return why;
    }

    /** A refusal is an answer, not a fault: nobody reads where it came from, so the stack is not walked. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
