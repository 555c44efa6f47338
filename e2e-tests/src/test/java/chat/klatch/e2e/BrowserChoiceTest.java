package chat.klatch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserChoiceTest {
    @Test
    void chromeComesBeforeChromiumWhereverTheyAre(@TempDir Path first, @TempDir Path second) throws Exception {
        executable(first, "chromium");
        var chrome = executable(second, "google-chrome");
        assertEquals(Optional.of(chrome), BrowserChoice.installed(Map.of("PATH", first + File.pathSeparator + second)));
    }

    private static Path executable(Path folder, String name) throws Exception {
        var file = Files.createFile(folder.resolve(name));
        file.toFile().setExecutable(true);
        return file;
    }
}
