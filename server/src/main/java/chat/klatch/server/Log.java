package chat.klatch.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the process says: its log, which {@code logback.xml} starts, and a few sentences to whoever started it. While a
 * place is served nobody who says something waits for whoever should read it.
 */
final class Log implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Log.class);
    private static final String OURS = "chat.klatch";
    private final boolean json;
    private final PrintStream out;
    private final PrintStream err;

    private Log(boolean json, PrintStream out, PrintStream err) {
        this.json = json;
        this.out = out;
        this.err = err;
    }

    /** Writes the log of this process as its settings ask. */
    static Log as(Settings settings, PrintStream out, PrintStream err) {
        var json = settings.log() == Settings.LogFormat.JSON;
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(OURS).setLevel(Level.valueOf(settings.logLevel().name()));
            context.getLogger(Log.class).setLevel(Level.INFO); // whoever starts us hears it, however quiet the rest
            appenders().forEach(appender -> queue(appender, json, context));
        }
        return new Log(json, out, err);
    }

    private static void queue(Appender<ILoggingEvent> appender, boolean json, LoggerContext context) {
        if (json && appender instanceof OutputStreamAppender<ILoggingEvent> console) {
            var lines = new JsonLines();
            lines.setContext(context);
            lines.start();
            console.setEncoder(lines);
        }
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(appender);
        root.addAppender(LogQueue.before(appender));
    }

    private static List<Appender<ILoggingEvent>> appenders() {
        var all = new ArrayList<Appender<ILoggingEvent>>();
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(all::add);
        }
        return all;
    }

    private static Stream<LogQueue> queues() {
        return appenders().stream().filter(LogQueue.class::isInstance).map(LogQueue.class::cast);
    }

    /** How many lines were dropped because nobody took those before them. */
    static long dropped() {
        return queues().mapToLong(LogQueue::dropped).sum();
    }

    /** Tells whoever started us; where a machine reads, as a line of the log. */
    void say(String sentence) {
        if (json) {
            LOG.info(sentence);
        } else {
            out.println(sentence);
        }
    }

    /** Says why it ends. */
    void fail(String sentence) {
        if (json) {
            LOG.error(sentence);
        } else {
            err.println(sentence);
        }
    }

    /** The last call: writes what waits, within a second; what is said after it, nobody hears. */
    @Override
    public void close() {
        queues().forEach(LogQueue::stop);
    }
}
