package chat.klatch.server.accounts;

import java.util.List;
import java.util.function.UnaryOperator;

/** Where the place's secrets are kept, newest first. Any number of threads; may block. */
interface KeyShelf {
    /**
     * What is kept.
     *
     * @throws Keys.Unusable
     *             where that cannot be read
     */
    List<SigningKey> read();

    /**
     * Has {@code change} say what is kept from now on, by what is kept now; when this returns that is durable, and
     * nobody changed anything in between. Returns what is kept then.
     *
     * @throws Keys.Unusable
     *             where it cannot be kept
     */
    List<SigningKey> change(UnaryOperator<List<SigningKey>> change);

    /** Whether others may change what is kept, so that an unknown key is worth a look. */
    boolean shared();
}
