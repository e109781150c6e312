#include "cli/said_int.h"

static const char program[] = "orderpaper: ";

void said_init(struct said *said, struct arena *arena, FILE *out)
{
    said->arena = arena;
    said->out = out;
    map_init(&said->messages, arena);
}

static size_t line_end(const struct buf *text, size_t at)
{
    const char *end = memchr(text->bytes + at, '\n', text->len - at);
    return end ? (size_t)(end - text->bytes) + 1 : text->len;
}

/* The end of the message that begins at `at`. */
static size_t message_end(const struct buf *text, size_t at)
{
    size_t end = line_end(text, at);
    while (end < text->len && text->bytes[end] == ' ')
        end = line_end(text, end);
    return end;
}

static void put_labelled(const struct said *said, const char *label, struct str message)
{
    uint32_t n = sizeof(program) - 1;
    fprintf(said->out, "%s%s: ", program, label);
    fwrite(message.s + n, 1, message.len - n, said->out);
}

void said_print(struct said *said, const char *label, const struct buf *text)
{
    uint32_t repeated = 0;
    for (size_t at = 0, end; at < text->len; at = end) {
        end = message_end(text, at);
        struct str message = {text->bytes + at, (uint32_t)(end - at)};
        if (str_starts(message, program))
            put_labelled(said, label, message);
        else if (map_put(&said->messages, message, said))
            repeated++;
        else
            fwrite(message.s, 1, message.len, said->out);
    }
    if (text->len > 0 && text->bytes[text->len - 1] != '\n')
        fputc('\n', said->out);
    if (repeated > 0)
        fprintf(said->out, "%s%s: %u message%s as above\n", program, label, repeated, repeated == 1 ? "" : "s");
}
