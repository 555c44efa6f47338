package chat.klatch.protocol.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no rule for sources reads: in WebAssembly its casts are not checked either (docs/adr/0003). */
class GeneratedCodecTest {
    private static final Path CODEC = Path
            .of("target/generated-sources/annotations/chat/klatch/protocol/codec/Frames.java");
    private static final Pattern CAST = Pattern
            .compile("\\((?:[\\w.]+\\.)?[A-Z]\\w*(?:<[^()]*>)?\\) ?[\\w(\"]|@SuppressWarnings|@SafeVarargs");

    @Test
    void itCastsNothing() throws IOException {
        assertEquals(List.of(), CAST.matcher(Files.readString(CODEC)).results().map(MatchResult::group).toList());
    }
}
