#include "paint/haru_page_int.h"

#include <math.h>

#include "base/arena.h"
#include "paint/haru_link_int.h"
#include "paint/haru_turn_int.h"
#include "paint/painter_int.h"

enum {
    PAGES_PER_NODE = 256,
    NO_FACE = 0xffff,
};
#define NO_COLOUR 0xffffffffu

static const char *const artifact_marks[] = {
    [ARTIFACT_NONE] = "",
    [ARTIFACT_LAYOUT] = "/Artifact <</Type/Layout>>BDC\n",
    [ARTIFACT_HEADER] = "/Artifact <</Type/Pagination/Subtype/Header>>BDC\n",
    [ARTIFACT_FOOTER] = "/Artifact <</Type/Pagination/Subtype/Footer>>BDC\n",
    [ARTIFACT_REPEAT] = "/Artifact <</Type/Pagination>>BDC\n",
    [ARTIFACT_WATERMARK] = "/Artifact <</Type/Pagination/Subtype/Watermark>>BDC\n",
};

/* --- operators */

static void end_text(struct haru_page *self)
{
    if (self->in_text)
        haru_puts(&self->out, "ET\n");
    self->in_text = false;
}

static void end_path(struct haru_page *self)
{
    if (self->in_path)
        haru_puts(&self->out, "f\n");
    self->in_path = false;
}

static void set_colour(struct haru_page *self, uint32_t colour)
{
    if (self->colour != colour)
        haru_put_colour(&self->out, colour, "g\n", "rg\n");
    self->colour = colour;
}

/* Between objects of a text: operators that a path would not allow. */
static void begin_text(struct haru_page *self, uint32_t colour)
{
    end_path(self);
    set_colour(self, colour);
    if (self->in_text)
        return;
    haru_puts(&self->out, "BT\n");
    self->in_text = true;
    self->text_x = self->text_y = 0;
}

static void set_font(struct haru_page *self, uint32_t face, len_t size)
{
    if (self->face == face && self->size == size)
        return;
    self->face = face;
    self->size = size;
    haru_puts(&self->out, "/F");
    buf_put_int(&self->out, face);
    buf_putc(&self->out, ' ');
    buf_put_milli(&self->out, size);
    haru_puts(&self->out, " Tf\n");
}

static void show(struct haru_page *self, bool *open)
{
    haru_puts(&self->out, *open ? ")]TJ\n" : "[(");
    *open = !*open;
}

/* Words side by side: one TJ as long as the face stays. */
static void put_words(struct haru_page *self, const struct device_words *words)
{
    bool open = false;

    for (uint32_t i = 0; i < words->n; i++) {
        word_id id = words->words[i] & WORD_INDEX;
        const struct coded_word *coded = haru_font_code(self->fonts, id), *space;

        if (coded->face >= self->fonts->nfaces)
            continue;
        if (open && coded->face != self->face)
            show(self, &open);
        set_font(self, coded->face, words->size);
        if (!open)
            show(self, &open);
        if (coded->raised != 0)
            haru_font_put_raised(self->fonts, &self->out, id, words->size);
        else
            buf_put(&self->out, coded->bytes, coded->len);
        if ((words->words[i] & WORD_SPACE) != 0) {
            space = haru_font_code(self->fonts, self->fonts->faces[coded->face].space);
            buf_put(&self->out, space->bytes, space->len);
        }
    }
    if (open)
        show(self, &open);
}

/* --- calls */

static len_t from_foot(const struct haru_page *self, len_t y)
{
    return self->page->style->height - y;
}

static void begin_page(void *user, const struct page *page, uint32_t index)
{
    struct haru_page *self = user;

    self->page = page;
    self->index = index;
    self->first_area = self->areas.n;
    self->face = NO_FACE;
    self->size = 0;
    self->colour = 0; /* black: what a page begins with */
    self->stroke = haru_stroke_first();
    self->in_text = self->in_path = false;
    self->figure = NULL;
    self->pictures.n = 0;
    buf_clear(&self->out);
    haru_turn_begin(&self->out, page);
}

/* Text that replaces what is shown, for those who copy it; a screen reader finds the same in the structure tree. Only
 * at the node's first stretch, so that it is there once. */
static void put_actual(struct haru_page *self, const struct sem *sem, uint32_t mcid)
{
    uint32_t run = self->content->page_start[self->index] + mcid;
    const struct sem *owner = content_owner(sem);

    if (owner->extra == NULL || owner->extra->actual.len == 0 || self->content->first[sem->order] != run)
        return;
    haru_puts(&self->out, "/ActualText");
    haru_put_text(self->haru, &self->out, owner->extra->actual);
    self->replaced = true;
}

static void begin_content(void *user, const struct sem *sem, uint32_t mcid)
{
    struct haru_page *self = user;
    const struct sem *owner = content_owner(sem);

    self->replaced = false;
    buf_putc(&self->out, '/');
    haru_puts(&self->out, sem_role_name((enum role)owner->role));
    haru_puts(&self->out, " <</MCID ");
    buf_put_int(&self->out, mcid);
    put_actual(self, sem, mcid);
    haru_puts(&self->out, ">>BDC\n");
    self->figure = owner->role == ROLE_FIGURE ? owner : NULL;
}

static void begin_artifact(void *user, enum artifact kind)
{
    struct haru_page *self = user;

    haru_puts(&self->out, artifact_marks[kind]);
}

static void end_marked(void *user)
{
    struct haru_page *self = user;

    end_text(self);
    end_path(self);
    haru_puts(&self->out, "EMC\n");
    self->figure = NULL;
}

static void begin_actual(void *user, struct str text)
{
    struct haru_page *self = user;

    end_text(self);
    end_path(self);
    haru_puts(&self->out, "/Span <</ActualText");
    haru_put_text(self->haru, &self->out, text);
    haru_puts(&self->out, ">>BDC\n");
}

static void end_actual(void *user)
{
    struct haru_page *self = user;

    end_text(self);
    haru_puts(&self->out, "EMC\n");
}

/* The open figure covers at least this; y upwards. */
static void extend_figure(struct haru_page *self, len_t x, len_t y, len_t width, len_t height)
{
    uint32_t n = self->areas.n;
    struct tagged_area *area;

    if (self->figure == NULL)
        return;
    if (n == self->first_area || self->areas.items[n - 1].order != self->figure->order) {
        struct tagged_area fresh = {.order = self->figure->order, .page = self->index};

        fresh.left = x;
        fresh.bottom = y;
        fresh.right = x + width;
        fresh.top = y + height;
        VEC_PUSH(self->job->arena, &self->areas, fresh);
        return;
    }
    area = &self->areas.items[n - 1];
    area->left = len_min(area->left, x);
    area->bottom = len_min(area->bottom, y);
    area->right = len_max(area->right, x + width);
    area->top = len_max(area->top, y + height);
}

static void put_rect(void *user, len_t x, len_t y, len_t width, len_t height, uint32_t colour)
{
    struct haru_page *self = user;
    len_t bottom = from_foot(self, y + height);

    end_text(self);
    if (colour != self->colour)
        end_path(self);
    set_colour(self, colour);
    haru_put_hundredths(&self->out, haru_hundredths(x));
    haru_put_hundredths(&self->out, haru_hundredths(bottom));
    /* Edges, not sizes, are rounded: neighbours meet. */
    haru_put_hundredths(&self->out, haru_hundredths(x + width) - haru_hundredths(x));
    haru_put_hundredths(&self->out, haru_hundredths(bottom + height) - haru_hundredths(bottom));
    haru_puts(&self->out, "re\n");
    self->in_path = true;
    extend_figure(self, x, bottom, width, height);
}

static void show_words(void *user, const struct device_words *words)
{
    struct haru_page *self = user;
    int32_t x = haru_hundredths(words->x), y = haru_hundredths(from_foot(self, words->y));

    begin_text(self, words->colour);
    haru_put_hundredths(&self->out, x - self->text_x);
    haru_put_hundredths(&self->out, y - self->text_y);
    haru_puts(&self->out, "Td ");
    self->text_x = x;
    self->text_y = y;
    put_words(self, words);
    extend_figure(self, words->x, from_foot(self, words->y), 0, words->size);
}

/* Programs that copy text look for glyphs below replacement text: an invisible space lies over the symbol. */
static void put_invisible(struct haru_page *self, len_t x, len_t y, len_t size)
{
    const struct haru_fonts *fonts = self->fonts;
    uint32_t face = 0;
    const struct coded_word *space;

    while (face < fonts->nfaces && !fonts->faces[face].used)
        face++;
    if (face == fonts->nfaces)
        return;
    space = haru_font_code(self->fonts, fonts->faces[face].space);
    haru_puts(&self->out, "BT 3 Tr ");
    haru_put_hundredths(&self->out, haru_hundredths(x));
    haru_put_hundredths(&self->out, haru_hundredths(y));
    haru_puts(&self->out, "Td ");
    set_font(self, face, size);
    haru_puts(&self->out, "[(");
    buf_put(&self->out, space->bytes, space->len);
    haru_puts(&self->out, ")]TJ 0 Tr ET\n");
}

static void put_symbol(void *user, enum shape shape, len_t x, len_t y, len_t size, uint32_t colour)
{
    struct haru_page *self = user;

    end_text(self);
    end_path(self);
    set_colour(self, colour);
    haru_path_put_symbol(&self->out, shape, x, from_foot(self, y), size);
    if (self->replaced)
        put_invisible(self, x, from_foot(self, y), size);
    self->replaced = false;
    extend_figure(self, x, from_foot(self, y), size, size);
}

static void put_image(void *user, const struct image *image, len_t x, len_t y, len_t width, len_t height)
{
    struct haru_page *self = user;
    len_t bottom = from_foot(self, y);

    end_text(self);
    end_path(self);
    if (haru_image_use(self->haru, &self->images, image, self->index))
        VEC_PUSH(self->job->arena, &self->pictures, image->index);
    haru_image_show(&self->out, image, x, bottom, width, height);
    extend_figure(self, x, bottom, width, height);
}

static void set_area(void *user, len_t x, len_t y, len_t width, len_t height)
{
    struct haru_page *self = user;

    extend_figure(self, x, from_foot(self, y), width, height);
}

static void put_path(void *user, const struct device_path *path)
{
    struct haru_page *self = user;

    end_text(self);
    end_path(self);
    if (path->fill != DRAW_NONE)
        set_colour(self, path->fill);
    haru_stroke_set(&self->stroke, &self->out, path);
    haru_path_put(&self->out, path, self->page->style->height);
}

/* Round the middle of the words' capitals, about 0.7 of the size high. */
static void put_watermark(void *user, const struct device_words *words, int32_t degrees)
{
    struct haru_page *self = user;
    double angle = (double)degrees * 3.14159265358979323846 / 180.0;
    int32_t cosine = (int32_t)lround(cos(angle) * 1000), sine = (int32_t)lround(sin(angle) * 1000);

    begin_text(self, words->colour);
    buf_put_milli(&self->out, cosine);
    buf_putc(&self->out, ' ');
    buf_put_milli(&self->out, sine);
    buf_putc(&self->out, ' ');
    buf_put_milli(&self->out, -sine);
    buf_putc(&self->out, ' ');
    buf_put_milli(&self->out, cosine);
    buf_putc(&self->out, ' ');
    haru_put_hundredths(&self->out, haru_hundredths(words->x));
    haru_put_hundredths(&self->out, haru_hundredths(from_foot(self, words->y)));
    haru_puts(&self->out, "Tm ");
    haru_put_hundredths(&self->out, -haru_hundredths(painter_words_width(self->job->text, words) / 2));
    haru_put_hundredths(&self->out, -haru_hundredths(words->size / 20 * 7));
    haru_puts(&self->out, "Td ");
    put_words(self, words);
    end_text(self);
}

static void put_link(void *user, const struct sem *sem, len_t x, len_t y, len_t width, len_t height)
{
    struct haru_page *self = user;
    len_t top = from_foot(self, y);
    struct tagged_area area = {
        .order = sem->order, .page = self->index, .left = x, .right = x + width, .bottom = top - height, .top = top};

    area.annotation = haru_new_id(self->haru);
    area.key = self->next_key++;
    haru_turn_area(self->page, &area);
    VEC_PUSH(self->job->arena, &self->areas, area);
    haru_link_write(self, sem, self->areas.n - 1);
}

/* --- page objects */

static void put_annotations(const struct haru_page *self, struct buf *out)
{
    bool any = false;

    for (uint32_t i = self->first_area; i < self->areas.n; i++) {
        if (self->areas.items[i].annotation == 0)
            continue;
        haru_puts(out, any ? " " : "/Annots[");
        haru_put_ref(out, self->areas.items[i].annotation);
        any = true;
    }
    if (any)
        buf_putc(out, ']');
}

static void put_resources(struct haru_page *self, uint32_t id)
{
    struct buf *out = haru_begin(self->haru, id);

    haru_puts(out, "<</Font ");
    haru_put_ref(out, self->font_names);
    for (uint32_t i = 0; i < self->pictures.n; i++) {
        haru_puts(out, i == 0 ? "/XObject<</Im" : "/Im");
        buf_put_int(out, self->pictures.items[i]);
        buf_putc(out, ' ');
        haru_put_ref(out, haru_image_id(&self->images, self->pictures.items[i]));
    }
    haru_puts(out, self->pictures.n > 0 ? ">>>>" : ">>");
    haru_end(self->haru);
}

void haru_page_write_resources(struct haru_page *self)
{
    self->pictures.n = 0;
    put_resources(self, self->resources);
}

/* The id of the page's resources. */
static uint32_t page_resources(struct haru_page *self)
{
    uint32_t id;

    if (self->pictures.n == 0)
        return self->resources;
    id = haru_new_id(self->haru);
    put_resources(self, id);
    return id;
}

static void put_box(struct buf *out, const char *name, const struct page *page)
{
    struct sheet sheet = haru_turn_sheet(page);

    haru_puts(out, name);
    haru_puts(out, "[0 0 ");
    buf_put_milli(out, sheet.width);
    buf_putc(out, ' ');
    buf_put_milli(out, sheet.height);
    buf_putc(out, ']');
}

/* Their areas were gathered as the page is read. */
static void turn_figures(struct haru_page *self)
{
    for (uint32_t i = self->first_area; i < self->areas.n; i++) {
        if (self->areas.items[i].annotation == 0)
            haru_turn_area(self->page, &self->areas.items[i]);
    }
}

static void end_page(void *user)
{
    struct haru_page *self = user;
    struct haru *haru = self->haru;
    uint32_t contents = haru_new_id(haru), resources = page_resources(self);
    struct buf *out;

    turn_figures(self);
    haru_put_stream(haru, contents, haru_dict(haru), self->out.bytes, self->out.len, true);
    out = haru_begin(haru, haru_page_id(self, self->index));
    haru_puts(out, "<</Type/Page/Parent ");
    haru_put_ref(out, self->nodes[self->index / PAGES_PER_NODE]);
    put_box(out, "/MediaBox", self->page);
    put_box(out, "/TrimBox", self->page);
    put_box(out, "/BleedBox", self->page);
    haru_turn_put_rotate(out, self->page);
    haru_puts(out, "/Resources ");
    haru_put_ref(out, resources);
    haru_puts(out, "/Contents ");
    haru_put_ref(out, contents);
    haru_puts(out, "/StructParents ");
    buf_put_int(out, self->index);
    haru_puts(out, "/Tabs/S");
    put_annotations(self, out);
    haru_puts(out, ">>");
    haru_end(haru);
}

static uint32_t count_nodes(const struct haru_page *self)
{
    return (self->job->pages->n + PAGES_PER_NODE - 1) / PAGES_PER_NODE;
}

void haru_page_init(struct haru_page *self, struct haru *haru, const struct paint_job *job,
                    const struct content *content, struct haru_fonts *fonts)
{
    *self = (struct haru_page){.haru = haru, .job = job, .content = content, .fonts = fonts};
    haru_images_init(&self->images, job->arena);
    self->next_key = job->pages->n;
    self->font_names = haru_new_id(haru);
    self->resources = haru_new_id(haru);
    self->nodes = ARENA_ARRAY(job->arena, uint32_t, count_nodes(self));
    for (uint32_t i = 0; i < count_nodes(self); i++)
        self->nodes[i] = haru_new_id(haru);
    for (uint32_t i = 0; i < job->pages->n; i++) {
        uint32_t id = haru_new_id(haru);

        if (i == 0)
            self->first_page = id;
    }
}

void haru_page_free(struct haru_page *self)
{
    haru_images_free(&self->images);
    buf_free(&self->out);
}

struct device haru_page_device(struct haru_page *self)
{
    return (struct device){
        .self = self,
        .begin_page = begin_page,
        .end_page = end_page,
        .begin_content = begin_content,
        .begin_artifact = begin_artifact,
        .end_marked = end_marked,
        .begin_actual = begin_actual,
        .end_actual = end_actual,
        .rect = put_rect,
        .words = show_words,
        .symbol = put_symbol,
        .image = put_image,
        .area = set_area,
        .path = put_path,
        .watermark = put_watermark,
        .link = put_link,
    };
}

/* A tree of two levels: 32,767 nodes of 256 pages. */
void haru_page_write_tree(struct haru_page *self)
{
    struct haru *haru = self->haru;
    HPDF_Dict root = haru->pdf->root_pages;
    uint32_t n = self->job->pages->n;
    HPDF_Array kids = HPDF_Dict_GetItem(root, "Kids", HPDF_OCLASS_ARRAY);

    root->before_write_fn = NULL; /* it would count pages that libharu does not have */
    for (uint32_t i = 0; i < count_nodes(self); i++) {
        uint32_t first = i * PAGES_PER_NODE, end = first + PAGES_PER_NODE < n ? first + PAGES_PER_NODE : n;
        HPDF_Dict node = haru_dict(haru);
        HPDF_Array pages = haru_array(haru);

        for (uint32_t page = first; page < end; page++)
            HPDF_Array_Add(pages, haru_ref(haru, haru_page_id(self, page)));
        HPDF_Dict_AddName(node, "Type", "Pages");
        HPDF_Dict_Add(node, "Parent", root);
        HPDF_Dict_Add(node, "Kids", pages);
        HPDF_Dict_AddNumber(node, "Count", (HPDF_INT32)(end - first));
        haru_put(haru, self->nodes[i], node);
        HPDF_Array_Add(kids, haru_ref(haru, self->nodes[i]));
    }
    HPDF_Dict_AddNumber(root, "Count", (HPDF_INT32)n);
    haru_put_owned(haru, root);
}

HPDF_Array haru_page_destination(struct haru_page *self, uint32_t anchor)
{
    const struct place *place = &self->job->pages->anchors[anchor];
    const struct page *page = &self->job->pages->items[place->page - 1];
    struct tagged_area corner = {.left = place->x, .top = page->style->height - place->y};
    HPDF_Array array = haru_array(self->haru);

    corner.right = corner.left;
    corner.bottom = corner.top;
    haru_turn_area(page, &corner);

    HPDF_Array_Add(array, haru_ref(self->haru, haru_page_id(self, place->page - 1)));
    HPDF_Array_AddName(array, "XYZ");
    HPDF_Array_AddNumber(array, corner.left / 1000);
    HPDF_Array_AddNumber(array, (corner.top + 999) / 1000);
    HPDF_Array_Add(array, HPDF_Null_New(self->haru->memory));
    return array;
}
