package chat.klatch.server.door;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Every line that anything logs while this is open, from our own loggers down to their finest, stacks and all. */
public final class Logs implements AutoCloseable {
    private static final class Keep extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            var stack = event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getLevel() + " " + event.getFormattedMessage() + "\n" + stack);
        }
    }

    private final Keep keep = new Keep();
    private final Logger ours = logger("chat.klatch");
    private final Level before = ours.getEffectiveLevel();

    private Logs() {
        keep.setContext(logger(org.slf4j.Logger.ROOT_LOGGER_NAME).getLoggerContext());
        keep.start();
        ours.setLevel(Level.TRACE);
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(keep);
    }

    public static Logs keep() {
        return new Logs();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    public String all() {
        return keep.lines.stream().collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        logger(org.slf4j.Logger.ROOT_LOGGER_NAME).detachAppender(keep);
        ours.setLevel(before);
    }
}
