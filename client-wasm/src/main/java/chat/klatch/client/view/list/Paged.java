package chat.klatch.client.view.list;

import chat.klatch.client.Clock;
import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.form.Refusal;
import chat.klatch.client.view.page.Attention;
import chat.klatch.client.view.page.Page;
import chat.klatch.protocol.ErrorCode;
import chat.klatch.protocol.call.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A list that comes in pages: waiting (nothing is shown for the first 300 ms), there, empty, or failed with a button to
 * try again. What was asked for and is not wanted any more is passed over. Where {@link #look} tells it when somebody
 * looks, it is read afresh whenever they come back to it.
 */
public final class Paged<T> {
    /** Asks for the page after {@code after}, or the first; answers once, by one of both. */
    public interface Source<T> {
        void page(@Nullable String after, Consumer<Part<T>> then, Consumer<Problem> refused);
    }

    /** A page, and where the next one begins. */
    public record Part<T>(List<T> entries, @Nullable String next) {
    }

    /** A part of the list under a heading of its own; the lower {@code place} stands higher. */
    public record Group(String name, int place) {
    }

    private static final long PATIENCE_MILLIS = 300;
    private static final long TYPING_MILLIS = 200;
    private final Clock clock;
    private final Element list;
    private final Element bones;
    private final Element none;
    private final Element failed;
    private final Element more;
    private final Function<T, Element> row;
    private final Attention attention = new Attention();
    private List<T> entries = new ArrayList<>();
    private List<Element> rows = new ArrayList<>();
    private Source<T> source = (_, _, _) -> {
    };
    private Function<String, Source<T>> finding = _ -> source;
    private UnaryOperator<String> notFound = _ -> "";
    private @Nullable Grouping<T> grouping;
    private @Nullable Element finder;
    private String whenNone = "";
    private @Nullable String next;
    private @Nullable Problem failure;
    private boolean connected = true;
    private boolean underWay;
    private boolean gathering;
    private boolean behind;
    private boolean goesOn;
    private @Nullable Held left;
    private int asked;
    private Runnable waiting = () -> {
    };
    private Runnable typing = () -> {
    };

    /**
     * @param root
     *            holds the list itself, marked {@code data-list}; what is said about it comes under it
     */
    public Paged(Clock clock, Element root, Function<T, Element> row) {
        this.clock = clock;
        this.row = row;
        list = Page.in(root, "[data-list]");
        var states = Page.copy("paged");
        var last = list.closest(".table-scroll");
        var under = last == null ? list : last;
        under.after(states);
        bones = Page.in(states, ".bones");
        none = Page.in(states, ".none");
        failed = Page.in(states, ".conn");
        more = Page.in(states, ".more");
        Page.in(failed, "button").addEventListener("click", _ -> ask());
        more.addEventListener("click", _ -> {
            goesOn = true;
            behind |= gathering;
            ask();
        });
    }

    public Element list() {
        return list;
    }

    /** From the beginning. What is shown stays until the first page is there. */
    public void show(Source<T> from, String otherwise) {
        source = from;
        whenNone = otherwise;
        begin();
    }

    private void begin() {
        goesOn = false;
        behind = false;
        next = null;
        ask();
    }

    /**
     * The same from the beginning, and as much as was opened; whoever is in it with the focus stays there. Where more
     * is on its way, that comes first.
     */
    public void again() {
        if (underWay && next != null) {
            behind = true;
        } else if (underWay || failure != null || rows.isEmpty()) {
            begin();
        } else {
            gather(++asked, null, new ArrayList<>(), this::begin);
        }
    }

    /** Puts each entry under the heading of its group; the list must be no {@code ul} then. */
    public void groupedBy(Function<T, Group> by) {
        grouping = new Grouping<>(list, by);
    }

    /** Looks anew whenever something else is typed into the field. */
    public void findBy(Element field) {
        finder = field;
        field.addEventListener("input", _ -> {
            typing.run();
            typing = clock.after(TYPING_MILLIS, this::seek);
        });
    }

    /** Shows what is found {@code by} what stands in the field, or {@code otherwise} what is said instead. */
    public void find(Function<String, Source<T>> by, UnaryOperator<String> otherwise) {
        finding = by;
        notFound = otherwise;
        seek();
    }

    /** Looks at once for what stands in the field. */
    public void seek() {
        typing.run();
        var q = finder == null ? "" : finder.getValue().strip();
        show(finding.apply(q), notFound.apply(q));
    }

    /**
     * The page on which it stands is drawn: who comes back to it, or is connected again, sees it as it is now.
     *
     * @param up
     *            whether there is a connection; where there is none the page says so, and has the way to try again
     */
    public void look(boolean up) {
        boolean comesBack = attention.comesBack(up) && !underWay;
        if (up != connected) {
            connected = up;
            tell();
        }
        if (comesBack) {
            if (failure == null) {
                refresh();
            } else {
                ask();
            }
        }
    }

    /** As much as is shown, anew and quietly; where that fails it stays as it is. */
    public void refresh() {
        if (!underWay && failure == null) {
            gather(++asked, null, new ArrayList<>(), () -> {
                // what is shown was true when it came
            });
        }
    }

    private void gather(int mine, @Nullable String after, List<T> all, Runnable failed) {
        gathering = true;
        source.page(after, part -> {
            if (mine == asked) {
                all.addAll(part.entries);
                if (part.next == null || all.size() >= rows.size()) {
                    gathering = false;
                    replace(all, part.next, Held.in(list));
                } else {
                    gather(mine, part.next, all, failed);
                }
            }
        }, _ -> {
            if (mine == asked) {
                gathering = false;
                failed.run();
            }
        });
    }

    private void ask() {
        int mine = ++asked;
        var after = next;
        underWay = true;
        gathering = false;
        failure = null;
        tell();
        more.setHidden(true);
        waiting.run();
        waiting = clock.after(PATIENCE_MILLIS, () -> {
            if (after == null) {
                left = Held.in(list);
                empty();
            }
            Page.text(none, "");
            bones.setHidden(false);
        });
        source.page(after, part -> {
            if (mine == asked) {
                came(after, part);
            }
        }, problem -> {
            if (mine == asked) {
                settle();
                failure = problem;
                tell();
            }
        });
    }

    /** Why nothing came; without a connection only that it will by itself. */
    private void tell() {
        var why = failure;
        boolean comes = why != null && why.code() == ErrorCode.UNAVAILABLE && !connected;
        failed.setHidden(why == null || comes);
        if (why != null) {
            Page.text(none, comes ? PlaceTexts.COMES_WHEN_BACK : "");
            Page.in(failed, "span").setTextContent(comes ? "" : Refusal.of(why).text());
        }
    }

    private void settle() {
        underWay = false;
        waiting.run();
        bones.setHidden(true);
    }

    private void came(@Nullable String after, Part<T> part) {
        settle();
        if (after == null) {
            first(part);
            return;
        }
        Element first = null;
        for (T entry : part.entries) {
            var item = put(entry, row.apply(entry));
            first = first == null ? item : first;
        }
        end(part.next);
        if (goesOn && !Page.hasFocus()) { // the button that was pressed went from under it
            if (next != null) {
                more.focus();
            } else if (first != null) {
                focusIn(first);
            }
        }
        goesOn = false;
        if (behind) {
            behind = false;
            again();
        }
    }

    /**
     * Whoever went into the list before it came stays with what they went to, if it is found, else is where they seek.
     */
    private void first(Part<T> part) {
        var held = left == null ? Held.in(list) : left;
        left = null;
        replace(part.entries, part.next, held == null || finder == null ? held : held.byName());
    }

    /** What is the same keeps its row, and whoever is in the list with the focus their place. */
    private void replace(List<T> all, @Nullable String after, @Nullable Held held) {
        if (all.equals(entries)) {
            end(after);
            return;
        }
        var focused = Browser.getDocument().getActiveElement();
        var known = entries;
        var items = rows;
        empty();
        for (T entry : all) {
            int was = known.indexOf(entry);
            put(entry, was < 0 ? row.apply(entry) : items.get(was));
        }
        end(after);
        if (held != null && focused != null && list.contains(focused)) {
            Page.focus(focused);
        } else if (held != null && !held.giveBack(list) && finder != null) {
            finder.focus();
        }
    }

    private static void focusIn(Element item) {
        var to = item.querySelector("a, button:not([hidden]), input");
        if (to != null) {
            to.focus();
        }
    }

    private void empty() {
        entries = new ArrayList<>();
        rows = new ArrayList<>();
        list.replaceChildren();
    }

    private Element put(T entry, Element item) {
        entries.add(entry);
        rows.add(item);
        if (grouping == null) {
            list.append(item);
        } else {
            grouping.place(entry, item);
        }
        return item;
    }

    private void end(@Nullable String after) {
        next = after;
        more.setHidden(next == null);
        Page.text(none, list.getFirstElementChild() == null ? whenNone : "");
        if (grouping != null && next == null) {
            grouping.count();
        }
    }

    /** Nothing that is under way comes any more, and nothing is shown. */
    public void clear() {
        asked++;
        gathering = false;
        behind = false;
        left = null;
        settle();
        typing.run();
        empty();
        failure = null;
        tell();
        Page.text(none, "");
        more.setHidden(true);
    }
}
