package chat.klatch.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the browser for the tests: an installed Chrome or Chromium, else Playwright's own, else the distribution's
 * package where we may install it; else one sentence, as a failure. {@code KLATCH_BROWSER} names one and ends the
 * search.
 */
final class BrowserChoice {
    static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    private static final List<String> NAMES = List.of("google-chrome-stable", "google-chrome", "chromium",
            "chromium-browser", "chrome.exe");
    private static final List<String> ELSEWHERE = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:/Program Files/Google/Chrome/Application/chrome.exe");
    private static final List<String> PACKAGES = List.of("chromium", "fonts-noto-color-emoji");
    private static final int INSTALL_LIMIT_MINUTES = 10;
    /**
     * Of this option the last counts, and Playwright gives it too: so the first are those of Playwright. Two of the
     * last are pages of the browser's own behind its address bar, which nobody sees here: with them four windows took
     * 2.3 s of CPU to open, without them 1.0 (Chromium 156). The last is a process in reserve for each window's next
     * site, of which a window here has none: without it a page's load takes an eighth less of CPU.
     */
    private static final List<String> ARGUMENTS = List.of("--disable-features=AvoidUnnecessaryBeforeUnloadCheckSync,"
            + "BoundaryEventDispatchTracksNodeRemoval,DestroyProfileOnBrowserClose,DialMediaRouteProvider,"
            + "GlobalMediaControls,HttpsUpgrades,LensOverlay,MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,"
            + "BlockOriginHeaderModificationOnRedirect,Translate,AutoDeElevate,OptimizationHints,"
            + "WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess");

    private final Playwright playwright;
    private final Map<String, String> environment;
    private final Options options;
    private final List<String> tried = new ArrayList<>();
    private @Nullable Path executable;

    BrowserChoice(Playwright playwright, Map<String, String> environment, Options options) {
        this.playwright = playwright;
        this.environment = environment;
        this.options = options;
    }

    /** The first that starts. */
    Browser launch() {
        return named().or(this::found).or(this::playwrightsOwn).or(this::packaged).orElseThrow(
                () -> new IllegalStateException(
                        "The end-to-end tests need Google Chrome or Chromium: install one,"
                                + " or name its executable in KLATCH_BROWSER. Tried: "
                                + String.join("; ", tried) + "."));
    }

    private Optional<Browser> named() {
        var path = environment.get("KLATCH_BROWSER");
        if (path == null) {
            return Optional.empty();
        }
        return Optional.of(started(Path.of(path)).orElseThrow(
                () -> new IllegalStateException(
                        "KLATCH_BROWSER names no browser that starts: " + String.join("; ", tried))));
    }

    private Optional<Browser> found() {
        return installed(environment).stream().flatMap(path -> started(path).stream()).findFirst();
    }

    /** The browsers on PATH, and where macOS and Windows keep them. */
    static List<Path> installed(Map<String, String> environment) {
        var folders = environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1);
        var onPath = NAMES.stream().flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)));
        return Stream.concat(onPath, ELSEWHERE.stream().map(Path::of)).filter(Files::isExecutable).toList();
    }

    private Optional<Browser> started(Path executable) {
        try {
            return Optional.of(start(new BrowserType.LaunchOptions().setExecutablePath(executable)));
        } catch (PlaywrightException broken) {
            tried.add(executable + " (" + firstLine(broken) + ")");
            return Optional.empty();
        }
    }

    private Optional<Browser> playwrightsOwn() {
        try {
            var command = Driver.ensureDriverInstalled(Map.of(), false).createProcessBuilder();
            command.command().addAll(List.of("install", "chromium"));
            if (succeeds(command)) {
                return Optional.of(start(new BrowserType.LaunchOptions()));
            }
            tried.add("Playwright's own (its download failed)");
        } catch (IOException | PlaywrightException broken) {
            tried.add("Playwright's own (" + firstLine(broken) + ")");
        }
        return Optional.empty();
    }

    private Optional<Browser> packaged() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(Path.of("/usr/bin/apt-get"))) {
            tried.add("the distribution's package (we are not root, or there is no apt-get)");
            return Optional.empty();
        }
        var install = new ArrayList<>(List.of("/usr/bin/apt-get", "install", "-y", "--no-install-recommends"));
        install.addAll(PACKAGES);
        try {
            if (succeeds(new ProcessBuilder("/usr/bin/apt-get", "update")) && succeeds(new ProcessBuilder(install))) {
                return started(Path.of("/usr/bin", PACKAGES.getFirst()));
            }
            tried.add("apt-get install " + String.join(" ", PACKAGES) + " (it failed)");
        } catch (IOException broken) {
            tried.add("apt-get (" + firstLine(broken) + ")");
        }
        return Optional.empty();
    }

    /** Starts what was chosen once more, as a browser that keeps all it knows in a folder. */
    BrowserContext withProfile(Path profile) {
        var which = Device.DESKTOP.keptOptions().setHeadless(!options.headed()).setSlowMo(options.slowMillis())
                .setArgs(ARGUMENTS);
        which.executablePath = executable;
        return playwright.chromium().launchPersistentContext(profile, which);
    }

    private Browser start(BrowserType.LaunchOptions which) {
        var browser = playwright.chromium()
                .launch(which.setHeadless(!options.headed()).setSlowMo(options.slowMillis()).setArgs(ARGUMENTS));
        executable = which.executablePath;
        System.out.println("The browser: " + (which.executablePath == null ? "Playwright's own" : which.executablePath)
                + ", version " + browser.version() + (tried.isEmpty() ? "" : "; in vain: " + String.join("; ", tried)));
        return browser;
    }

    private static boolean succeeds(ProcessBuilder command) throws IOException {
        command.environment().put("DEBIAN_FRONTEND", "noninteractive");
        var process = command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            return process.waitFor(INSTALL_LIMIT_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Playwright's messages begin with an opened brace. */
    private static String firstLine(Exception broken) {
        return String.valueOf(broken.getMessage()).lines().map(String::strip)
                .filter(line -> line.startsWith("message='") || !line.endsWith("{")).findFirst()
                .orElse("no reason given");
    }
}
