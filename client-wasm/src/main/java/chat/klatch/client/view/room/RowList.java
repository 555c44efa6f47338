package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.view.page.Times;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows in the page. A row that stays keeps its element, so nothing flickers and no focus is lost; one of the
 * articles takes the Tab key, and arrows move on from there.
 */
final class RowList {
    private final Element content;
    private final Times times;
    private final Reader reader;
    private final Map<String, RowElement> byId = new HashMap<>();
    private List<RowElement> shown = List.of();
    private @Nullable RowElement current;
    private boolean visited;

    RowList(Element content, Times times, Reader reader) {
        this.content = content;
        this.times = times;
        this.reader = reader;
    }

    /**
     * What a reader's place is known by, in order: what was said. What stands between, a day above all, may move with
     * what comes; and the first of all loses its author's name to the one that comes above it.
     */
    List<Element> landmarks() {
        var said = articles();
        var steady = said.size() > 1 ? said.subList(1, said.size()) : said;
        return (steady.isEmpty() ? shown : steady).stream().map(RowElement::element).toList();
    }

    @Nullable
    Element element(String id) {
        var row = byId.get(id);
        return row == null ? null : row.element();
    }

    void showAllReactions(String id) {
        var row = byId.get(id);
        if (row != null) {
            row.showAllReactions();
        }
    }

    /** The row of the message at {@code seq}, or null. */
    @Nullable
    RowElement at(long seq) {
        return shown.stream().filter(row -> row.seq() == seq).findFirst().orElse(null);
    }

    /** The focus goes to that row. */
    void focus(RowElement row) {
        visited = true;
        turnTo(row, true);
    }

    /** The newest row that a person may change, or null. */
    Row.@Nullable Said lastOwn() {
        for (int i = shown.size() - 1; i >= 0; i--) {
            if (shown.get(i).row() instanceof Row.Said said && said.own() && said.message() != null) {
                return said;
            }
        }
        return null;
    }

    /** The row whose element this is or is in. */
    @Nullable
    Row rowAround(Element inside) {
        var article = inside.closest("[data-id]");
        var row = article == null ? null : byId.get(String.valueOf(article.getAttribute("data-id")));
        return row == null ? null : row.row();
    }

    void show(List<Row> rows, long now) {
        var wanted = new ArrayList<RowElement>(rows.size());
        var ids = new HashSet<String>();
        for (Row row : rows) {
            ids.add(row.id());
        }
        var focused = focusedIndex();
        removeAllBut(ids);
        for (Row row : rows) {
            var element = byId.get(row.id());
            if (element != null && !element.fits(row)) {
                element.element().remove();
                element = null;
            }
            if (element == null) {
                element = new RowElement(row, reader);
                byId.put(row.id(), element);
            }
            element.show(row, times, now);
            wanted.add(element);
        }
        arrange(wanted);
        shown = wanted;
        keepCurrent(focused);
    }

    private void removeAllBut(Set<String> ids) {
        byId.entrySet().removeIf(entry -> {
            boolean stale = !ids.contains(entry.getKey());
            if (stale) {
                entry.getValue().element().remove();
            }
            return stale;
        });
    }

    /** Moves only what does not stand behind its neighbour yet: mostly nothing, or what is new. */
    private void arrange(List<RowElement> wanted) {
        var staying = new HashSet<>(wanted);
        var standing = new ArrayList<>(shown);
        standing.removeIf(row -> !staying.contains(row));
        int at = 0;
        for (RowElement row : wanted) {
            if (at < standing.size() && standing.get(at) == row) {
                at++;
            } else {
                content.insertBefore(row.element(), at < standing.size() ? standing.get(at).element() : null);
                standing.remove(row);
            }
        }
    }

    private int focusedIndex() {
        var active = Browser.getDocument().getActiveElement();
        for (int i = 0; active != null && i < shown.size(); i++) {
            if (shown.get(i) == current && shown.get(i).element().contains(active)) {
                return i;
            }
        }
        return -1;
    }

    /** A focused row that goes leaves the focus to the row nearest to where it was. */
    private void keepCurrent(int focused) {
        var articles = articles();
        if (articles.isEmpty()) {
            current = null;
        } else if (!visited) {
            turnTo(articles.getLast(), false);
        } else if (current == null || !shown.contains(current)) {
            var next = focused < 0 ? articles.getLast() : nearest(focused);
            turnTo(next == null ? articles.getLast() : next, focused >= 0);
        }
    }

    private @Nullable RowElement nearest(int index) {
        for (int i = Math.min(index, shown.size() - 1); i >= 0; i--) {
            if (shown.get(i).isArticle()) {
                return shown.get(i);
            }
        }
        return null;
    }

    private List<RowElement> articles() {
        return shown.stream().filter(RowElement::isArticle).toList();
    }

    private void turnTo(RowElement next, boolean focus) {
        var last = current;
        if (last == next && !focus) {
            return;
        }
        if (last != null) {
            last.element().setTabIndex(-1);
        }
        current = next;
        next.element().setTabIndex(0);
        if (focus) {
            next.element().focus();
        }
    }

    /** Focus came to a row. Until then, the newest is where it will come to. */
    void focused(Element inside) {
        visited = true;
        var article = inside.closest("article");
        for (RowElement row : shown) {
            if (article != null && row.isArticle() && row.element().contains(article) && row != current) {
                turnTo(row, false);
            }
        }
    }

    /** Moves by so many articles; false at the end. */
    boolean move(int by) {
        var articles = articles();
        int next = articles.indexOf(current) + by;
        if (next < 0 || next >= articles.size()) {
            return false;
        }
        turnTo(articles.get(next), true);
        return true;
    }

    void moveToEnd(boolean newest) {
        var articles = articles();
        if (!articles.isEmpty()) {
            turnTo(newest ? articles.getLast() : articles.getFirst(), true);
        }
    }

    void clear() {
        content.replaceChildren();
        byId.clear();
        shown = List.of();
        current = null;
        visited = false;
    }
}
