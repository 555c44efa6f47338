package chat.klatch.server;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.util.LinkedHashMap;
import java.util.Map;

/** A form of the log's lines. Any number of threads. */
abstract class Lines extends EncoderBase<ILoggingEvent> {
    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    /**
     * What a line says by name besides its sentence: whose it is, then what else is known of it; of two by one name the
     * first, so that neither can pose as the other.
     */
    static Map<String, String> fields(ILoggingEvent event) {
        var fields = new LinkedHashMap<String, String>(event.getMDCPropertyMap());
        if (event.getKeyValuePairs() != null) {
            event.getKeyValuePairs().forEach(pair -> fields.putIfAbsent(pair.key, String.valueOf(pair.value)));
        }
        return fields;
    }
}
