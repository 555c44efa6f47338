package chat.klatch.e2e.a11y;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.klatch.e2e.Person;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Contrast;
import java.util.List;
import java.util.Map;

/** Looks at what stands on somebody's page by the rules of axe, in every theme. */
public final class Axe {
    /** Colours pass over into those of another theme. */
    private static final String HAS_TURNED = "() => document.getAnimations().every(one => one.playState !== 'running')";
    private record Theme(ColorScheme scheme, Contrast contrast) {
    }

    private static final Theme PLAIN = new Theme(ColorScheme.LIGHT, Contrast.NO_PREFERENCE);
    private static final List<Theme> OTHERS = List.of(new Theme(ColorScheme.DARK, Contrast.NO_PREFERENCE),
            new Theme(ColorScheme.LIGHT, Contrast.MORE), new Theme(ColorScheme.DARK, Contrast.MORE));
    private static final List<String> ALL = List.of();
    /** What a theme can break; all the other rules find the same in each. */
    private static final List<String> OF_COLOURS = List.of("color-contrast", "link-in-text-block");
    /**
     * Looks by these rules, or by all where none is named. What is in order is not told: to describe every element of
     * it, and to carry that out of the page, costs more than to look. HTML allows no role on a text of many lines, yet
     * as a combobox the composer's says what is chosen in the list of names over it.
     */
    private static final String LOOK = """
            async rules => {
              const all = {resultTypes: ['violations']};
              const allowed = (rule, node) => rule.id === 'aria-allowed-role' && node.target.includes('#composer-text');
              const found = await axe.run(document, rules.length === 0 ? all : {...all, runOnly: rules});
              return {
                sawColours: found.passes.some(rule => rule.id === 'color-contrast'),
                broken: found.violations.flatMap(rule => rule.nodes.filter(node => !allowed(rule, node))
                  .map(node => `${rule.id} (${rule.help}): ${node.html}`)),
              };
            }""";

    private Axe() {
    }

    /**
     * Nothing of what this person sees breaks a rule. All rules are asked once, where it is light and of plain
     * contrast; in the other themes those that ask for colours. It ends as it was light and plain.
     *
     * @param screen
     *            what it is, for the failure
     */
    public static void isClean(Person person, String screen) {
        var page = person.page();
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        OTHERS.forEach(theme -> breaksNone(page, theme, OF_COLOURS, screen));
        breaksNone(page, PLAIN, ALL, screen);
    }

    private static void breaksNone(Page page, Theme theme, List<String> rules, String screen) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme.scheme).setContrast(theme.contrast));
        page.waitForFunction(HAS_TURNED);
        var found = (Map<?, ?>) page.evaluate(LOOK, rules);
        assertEquals(true, found.get("sawColours"), "axe looked at no colours of " + screen);
        assertEquals(List.of(), found.get("broken"), screen + ", " + theme);
    }
}
