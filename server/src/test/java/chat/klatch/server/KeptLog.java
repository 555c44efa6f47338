package chat.klatch.server;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import chat.klatch.server.door.Await;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** What the log of this process says while this is open, in one of its forms. */
final class KeptLog implements AutoCloseable {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> keep = new OutputStreamAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    KeptLog(Lines form) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        form.setContext(context);
        form.start();
        keep.setContext(context);
        keep.setEncoder(form);
        keep.setOutputStream(written);
        keep.start();
        root.addAppender(keep);
    }

    List<String> lines() {
        return written.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The first line of which this holds, now or soon. */
    String awaitLine(String what, Predicate<String> wanted) {
        Await.until(() -> what + " of " + lines(), () -> lines().stream().anyMatch(wanted));
        return lines().stream().filter(wanted).findFirst().orElseThrow();
    }

    @Override
    public void close() {
        root.detachAppender(keep);
    }
}
