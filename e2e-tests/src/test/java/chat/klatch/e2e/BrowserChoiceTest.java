package chat.klatch.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserChoiceTest {
    @Test
    void chromeComesBeforeChromiumWhereverTheyAre(@TempDir Path first, @TempDir Path second) throws Exception {
        var chromium = executable(first, "chromium", "");
        var chrome = executable(second, "google-chrome", "");
        assertEquals(List.of(chrome, chromium),
                BrowserChoice.installed(Map.of("PATH", first + File.pathSeparator + second)));
    }

    @Test
    void whatCannotBeExecutedIsNoBrowser(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("chromium"));
        assertEquals(List.of(), BrowserChoice.installed(Map.of("PATH", folder.toString())));
    }

    @Test
    void oneThatDoesNotStartIsPassedOver(@TempDir Path folder) throws Exception {
        var broken = executable(folder, "google-chrome-stable", "exit 1");
        var path = broken.getParent() + File.pathSeparator + System.getenv("PATH");
        try (var playwright = playwright(); var browser = choice(playwright, Map.of("PATH", path)).launch()) {
            assertTrue(browser.isConnected());
        }
    }

    @Test
    void oneThatIsNamedAndDoesNotStartEndsTheSearchWithASentence(@TempDir Path folder) throws Exception {
        var broken = executable(folder, "mine", "exit 1");
        var environment = Map.of("KLATCH_BROWSER", broken.toString(), "PATH", System.getenv("PATH"));
        try (var playwright = playwright()) {
            var refused = assertThrows(IllegalStateException.class, () -> choice(playwright, environment).launch());
            assertTrue(
                    String.valueOf(refused.getMessage())
                            .startsWith("KLATCH_BROWSER names no browser that starts: " + broken),
                    refused.getMessage());
        }
    }

    private static Playwright playwright() {
        return Playwright.create(new Playwright.CreateOptions().setEnv(BrowserChoice.NO_DOWNLOAD));
    }

    private static BrowserChoice choice(Playwright playwright, Map<String, String> environment) {
        return new BrowserChoice(playwright, environment,
                new Options(false, 0, null, false, Path.of(""), Path.of(""), Path.of("")));
    }

    private static Path executable(Path folder, String name, String script) throws Exception {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }
}
