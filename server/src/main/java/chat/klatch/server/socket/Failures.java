package chat.klatch.server.socket;

import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.codec.Malformed;
import chat.klatch.protocol.codec.UnknownType;
import chat.klatch.protocol.frame.Failed;
import chat.klatch.protocol.model.RequestId;
import chat.klatch.server.refusal.Refused;
import chat.klatch.server.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** What a client is told of a command that came to nothing: its own fault in words, and of ours only that it was. */
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final long AGAIN_MILLIS = 1_000;

    private Failures() {
    }

    static Failed of(@Nullable RequestId re, RuntimeException refused, Connection by) {
        return switch (refused) {
            case Refused no -> {
                var after = no.after();
                yield new Failed(re, no.code(), String.valueOf(no.getMessage()), no.field(),
                        after == null ? null : after.toMillis());
            }
            case Invalid no -> new Failed(re, ErrorCode.INVALID, String.valueOf(no.getMessage()), no.field(), null);
            case UnknownType no -> new Failed(re, ErrorCode.UNKNOWN_TYPE, String.valueOf(no.getMessage()), null, null);
            case Malformed no -> new Failed(re, ErrorCode.BAD_FRAME, String.valueOf(no.getMessage()), null, null);
            case StorageException lost -> {
                named(LOG.atWarn(), re, by).setCause(lost).log("A frame could not be answered for want of storage.");
                yield new Failed(re, ErrorCode.UNAVAILABLE, "The place cannot do this right now.", null, AGAIN_MILLIS);
            }
            default -> {
                named(LOG.atError(), re, by).setCause(refused).log("A frame met a fault of ours.");
                yield new Failed(re, ErrorCode.INTERNAL, "Something went wrong here.", null, null);
            }
        };
    }

    private static LoggingEventBuilder named(LoggingEventBuilder line, @Nullable RequestId re, Connection by) {
        var named = by.named(line);
        return re == null ? named : named.addKeyValue("request", re.value());
    }
}
