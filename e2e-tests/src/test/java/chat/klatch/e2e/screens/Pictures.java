package chat.klatch.e2e.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.e2e.Person;
import chat.klatch.e2e.a11y.Axe;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.nio.file.Path;
import java.util.List;

/** Takes pictures into {@code target/screens}, where people compare them; what no person need look at is asserted. */
final class Pictures {
    private record Shape(String name, int width, int height, ColorScheme scheme) {
    }

    private static final List<Shape> SHAPES = List.of(new Shape("desktop-light", 1440, 900, ColorScheme.LIGHT),
            new Shape("desktop-dark", 1440, 900, ColorScheme.DARK), new Shape("tablet", 768, 1024, ColorScheme.LIGHT),
            new Shape("phone", 390, 844, ColorScheme.LIGHT));

    private Pictures() {
    }

    /** What this person sees, in every shape; and whether it keeps anybody out. */
    static void everyShape(Person person, String screen) {
        everyShape(person, screen, person.everywhere());
    }

    /** The same of a screen that is about one thing, which is seen in every shape. */
    static void everyShape(Person person, String screen, Locator about) {
        var page = person.page();
        for (var shape : SHAPES) {
            page.setViewportSize(shape.width, shape.height);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(shape.scheme));
            assertEquals(shape.width, page.evaluate("document.documentElement.scrollWidth"),
                    screen + " is wider than its window, " + shape);
            assertThat(about).isInViewport();
            of(person, screen + "." + shape.name);
        }
        page.setViewportSize(SHAPES.getFirst().width, SHAPES.getFirst().height);
        Axe.isClean(person, screen);
    }

    /** What this person sees in their own window; and whether it keeps anybody out. */
    static void ownShape(Person person, String screen) {
        of(person, screen);
        Axe.isClean(person, screen);
    }

    /** What this person sees. */
    static void of(Person person, String name) {
        person.page().screenshot(new Page.ScreenshotOptions().setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Path.of(System.getProperty("klatch.screens"), name + ".png")));
    }
}
