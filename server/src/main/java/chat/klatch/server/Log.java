package chat.klatch.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the process says: its log, which {@code logback.xml} starts, and a few sentences to whoever started it. */
final class Log {
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
            if (json) {
                context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().forEachRemaining(appender -> {
                    if (appender instanceof OutputStreamAppender<ILoggingEvent> console) {
                        var lines = new JsonLines();
                        lines.setContext(context);
                        lines.start();
                        console.setEncoder(lines);
                    }
                });
            }
        }
        return new Log(json, out, err);
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
}
