package chat.klatch.server.relay;

import chat.klatch.server.metrics.Metrics;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * What operators may see of how a node hears of others. Any number of threads look.
 *
 * @param hinted
 *            how often other nodes' news came by a hint
 * @param found
 *            how often they did not, or too late, and were found by a look
 * @param ageSeconds
 *            how long ago it was last seen what others have told
 * @param aheadSeconds
 *            by how much the clock here is before the database's; less than nothing where it is behind
 * @param hints
 *            whether hints have somewhere to go
 */
public record Figures(LongSupplier hinted, LongSupplier found, LongSupplier ageSeconds, LongSupplier aheadSeconds,
        BooleanSupplier hints) {
    /** Where there is no other node. */
    public static final Figures ALONE = new Figures(() -> 0, () -> 0, () -> 0, () -> 0, () -> true);

    /**
     * Shows them.
     *
     * @param redis
     *            whether there should be one
     */
    public void show(Metrics metrics, boolean redis) {
        metrics.total("klatch_news_hinted_total", "What other nodes have told, and a hint told here in time.", hinted);
        metrics.total("klatch_news_found_total",
                "What other nodes have told that was found in the database, for no hint came in time.", found);
        metrics.gauge("klatch_news_age_seconds",
                "How long ago it was last seen what other nodes have told; 0 where there can be none.", ageSeconds);
        metrics.gauge("klatch_relay_down", "1 while the Redis that is set cannot be reached, else 0.",
                () -> redis && !hints.getAsBoolean() ? 1 : 0);
        metrics.gauge("klatch_clock_ahead_seconds",
                "By how much the clock is before that of PostgreSQL; less than 0 where it is behind.", aheadSeconds);
    }
}
