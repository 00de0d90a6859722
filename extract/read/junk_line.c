#include "extract/read/junk_line.h"

#include "extract/read/line.h"

/** Longest line of each class, in bytes. A longer one is a paragraph. */
enum { LONGEST_BUTTON = 80, LONGEST_LINK = 250, LONGEST_NOTICE = 260, LONGEST_CAPTION = 400 };

/** Whole lines: buttons and labels. */
static EntPatterns BUTTONS = {"ad",
                              "ads",
                              "advertisement",
                              "advertisements",
                              "advertising",
                              "article continues below",
                              "article continues below advertisement",
                              "story continues below advertisement",
                              "story continues below",
                              "sponsored",
                              "sponsored content",
                              "promoted content",
                              "share",
                              "share this",
                              "share this article",
                              "share this story",
                              "share this post",
                              "share article",
                              "share via",
                              "tweet",
                              "print",
                              "print this page",
                              "print this article",
                              "email",
                              "e-mail",
                              "email this article",
                              "save",
                              "copy link",
                              "link copied",
                              "facebook",
                              "twitter",
                              "x",
                              "whatsapp",
                              "telegram",
                              "linkedin",
                              "instagram",
                              "youtube",
                              "reddit",
                              "pinterest",
                              "subscribe",
                              "subscribe now",
                              "subscribe today",
                              "sign in",
                              "sign up",
                              "log in",
                              "login",
                              "register",
                              "follow us",
                              "listen",
                              "listen to this article",
                              "listen to this story",
                              "watch",
                              "menu",
                              "search",
                              "home",
                              "close",
                              "skip to content",
                              "skip to main content",
                              "skip to navigation",
                              "back to top",
                              "top",
                              "next",
                              "previous",
                              "previous article",
                              "next article",
                              "load more",
                              "show more",
                              "show less",
                              "view all",
                              "see all",
                              "loading",
                              "continue reading",
                              "view comments",
                              "show comments",
                              "accept",
                              "accept all",
                              "accept all cookies",
                              "reject all",
                              "cookie settings",
                              "manage cookies",
                              "manage preferences",
                              "privacy policy",
                              "terms of use",
                              "contact us",
                              "about us",
                              "donate",
                              "donate now",
                              "support us",
                              "report an error",
                              "enable notifications",
                              "subscriber only stories",
                              "subscriber only storiesview all",
                              "image",
                              "video",
                              "photo",
                              "audio",
                              "gallery",
                              "play",
                              "breaking news",
                              "live updates",
                              "text size",
                              "a- a+",
                              NULL};

/** Whole lines that head a list of links. */
static EntPatterns LINK_HEADS = {"read more",
                                 "read also",
                                 "also read",
                                 "read next",
                                 "up next",
                                 "related",
                                 "related articles",
                                 "related article",
                                 "related stories",
                                 "related story",
                                 "related news",
                                 "related posts",
                                 "related content",
                                 "related topics",
                                 "related reading",
                                 "related links",
                                 "more stories",
                                 "more news",
                                 "more on this story",
                                 "more on this topic",
                                 "more from this section",
                                 "more like this",
                                 "you may also like",
                                 "you might also like",
                                 "you may also be interested in",
                                 "recommended",
                                 "recommended for you",
                                 "recommended stories",
                                 "recommended reading",
                                 "most read",
                                 "most popular",
                                 "most viewed",
                                 "most shared",
                                 "trending",
                                 "trending now",
                                 "popular",
                                 "latest",
                                 "latest news",
                                 "latest stories",
                                 "top stories",
                                 "editor's picks",
                                 "editors' picks",
                                 "editor\xE2\x80\x99s picks",
                                 "don't miss",
                                 "from our partners",
                                 "around the web",
                                 "in this story",
                                 "list of 3 items",
                                 "list of 4 items",
                                 "end of list",
                                 "tags",
                                 "topics",
                                 "keywords",
                                 "categories",
                                 NULL};

/** Starts of lines that hold a link or a credit, whatever follows. */
static EntPatterns LINK_STARTS = {"read more:",
                                  "read more about",
                                  "read also:",
                                  "also read:",
                                  "also read |",
                                  "also read -",
                                  "read next:",
                                  "read:",
                                  "related:",
                                  "related story:",
                                  "related article:",
                                  "see also:",
                                  "see more:",
                                  "more on this:",
                                  "more:",
                                  "watch:",
                                  "listen:",
                                  "in pictures:",
                                  "in photos:",
                                  "don't miss:",
                                  "must read:",
                                  "tags:",
                                  "topics:",
                                  "keywords:",
                                  "filed under:",
                                  "categories:",
                                  "source:",
                                  "sources:",
                                  "photo:",
                                  "photos:",
                                  "image:",
                                  "image credit:",
                                  "photo credit:",
                                  "photograph:",
                                  "picture:",
                                  "credit:",
                                  "caption:",
                                  "file photo:",
                                  "file image:",
                                  "video:",
                                  "(photo",
                                  "[photo",
                                  "(image",
                                  "[image",
                                  "(file photo",
                                  "[file",
                                  "(ap photo",
                                  "editing by ",
                                  "(editing by ",
                                  "(reporting by ",
                                  "additional reporting by ",
                                  "(additional reporting",
                                  "(writing by ",
                                  NULL};

/** Starts of lines that are junk unless they end as a sentence does. */
static EntPatterns OPEN_STARTS = {"image of ",      "profile picture of ",
                                  "photo by ",      "photos by ",
                                  "photo courtesy", "share on ",
                                  "share to ",      "share via ",
                                  "share this ",    "tweet this",
                                  "follow us",      "follow @",
                                  "sign up ",       "subscribe ",
                                  "click here",     "click to ",
                                  "listen to ",     "watch live",
                                  "download the ",  "download our",
                                  "view all ",      "see all ",
                                  "more from ",     "more on ",
                                  "read full ",     "tap here",
                                  "get the app",    "home > ",
                                  "home / ",        "home \xC2\xBB ",
                                  "home | ",        "skip to ",
                                  "also read ",     "updated: ",
                                  "published: ",    "reporting by ",
                                  "writing by ",    "posted in ",
                                  "comments (",     NULL};

/** Starts of whole sentences of a site about itself. */
static EntPatterns NOTICE_STARTS = {"get the latest",
                                    "sign up for ",
                                    "sign up to ",
                                    "subscribe to ",
                                    "by signing up",
                                    "by subscribing",
                                    "by clicking",
                                    "by continuing",
                                    "by using this site",
                                    "we use cookies",
                                    "this site uses cookies",
                                    "this website uses cookies",
                                    "our website uses cookies",
                                    "the views expressed",
                                    "views expressed in this",
                                    "the opinions expressed",
                                    "opinions expressed in this",
                                    "the views and opinions expressed",
                                    "this article was originally",
                                    "this story was originally published",
                                    "this article first appeared",
                                    "follow us on ",
                                    "follow him on ",
                                    "follow her on ",
                                    "follow them on ",
                                    "like us on facebook",
                                    "join us on ",
                                    "join our ",
                                    "download our app",
                                    "thank you for reading",
                                    "thanks for reading",
                                    "we encourage anyone to comment",
                                    "please read our comment",
                                    "click here to ",
                                    "please enable javascript",
                                    "javascript is ",
                                    "you need to enable javascript",
                                    "you must be logged in",
                                    "your email address will not be",
                                    "this material may not be",
                                    "support our journalism",
                                    "if you enjoyed this",
                                    NULL};

/** What stands anywhere in such notices. */
static EntPatterns NOTICE_PARTS = {"all rights reserved",
                                   "delivered to your inbox",
                                   "straight to your inbox",
                                   "commenting guidelines",
                                   "comment guidelines",
                                   "comment policy",
                                   "comments policy",
                                   "; editing by ",
                                   "do not necessarily reflect the",
                                   "does not necessarily reflect the",
                                   "uses cookies to",
                                   "use cookies to",
                                   "unsubscribe at any time",
                                   "subscribe to our newsletter",
                                   "sign up for our newsletter",
                                   "sign up to our newsletter",
                                   NULL};

/** What stands in a caption with its credit. */
static EntPatterns CREDIT_PARTS = {
    "(photo by ",     "(photo:",     "(photo credit", "[photo:",   ". photo: ",    "photo credit:",
    "image credit:",  "(file photo", "[file: ",       ". image: ", "photograph: ", "(image:",
    "picture credit", "| photo: ",   "(ap photo",     NULL};

/** Ends of a caption with its credit, brackets left out. */
static EntPatterns CREDIT_ENDS = {"file photo",
                                  "afp photo",
                                  "ap photo",
                                  "reuters photo",
                                  "courtesy photo",
                                  "/afp",
                                  "/reuters",
                                  "/ap",
                                  "/epa",
                                  "/epa-efe",
                                  "/anadolu",
                                  "/getty",
                                  "getty images",
                                  "via getty",
                                  "via reuters",
                                  "via ap",
                                  "via afp",
                                  "/shutterstock",
                                  "/ap photo",
                                  "/bloomberg",
                                  "[reuters",
                                  "[afp",
                                  "[ap photo",
                                  "[ap",
                                  "[al jazeera",
                                  "wikimedia commons",
                                  "/flickr",
                                  "/xinhua",
                                  NULL};

/** Without the brackets that close a caption. */
static EntStr without_brackets(EntStr line) {
  while (line.length > 0 &&
         (line.bytes[line.length - 1] == ')' || line.bytes[line.length - 1] == ']')) {
    line.length--;
  }
  return line;
}

bool ent_is_caption(EntStr line) {
  return line.length <= LONGEST_CAPTION && (ent_line_has_any(line, CREDIT_PARTS) ||
                                            ent_line_ends_any(without_brackets(line), CREDIT_ENDS));
}

/** "4 min read", "Reading time: 3 minutes". */
static bool is_reading_time(EntStr line) {
  static EntPatterns ends = {" min read", " minute read", " minutes read", " mins read", NULL};
  return line.length <= LONGEST_BUTTON &&
         (ent_line_ends_any(line, ends) || ent_line_starts(line, "reading time"));
}

bool ent_is_copyright(EntStr line) {
  static EntPatterns starts = {"\xC2\xA9",    "(c) 1",       "(c) 2",         "copyright \xC2\xA9",
                               "copyright 1", "copyright 2", "copyright (c)", NULL};
  return line.length <= LONGEST_NOTICE && ent_line_starts_any(line, starts);
}

bool ent_is_counter(EntStr line) {
  static EntPatterns ends = {" comments", " comment", " shares", " share",
                             " views",    " likes",   NULL};
  return line.length <= 24 && ent_line_words(line, 3) == 2 && line.bytes[0] >= '0' &&
         line.bytes[0] <= '9' && ent_line_ends_any(line, ends);
}

/** Is most of the line names of buttons: "Facebook Link Email Newsletter Print Share"? */
static bool is_button_bar(EntStr line) {
  static EntPatterns words = {
      "facebook",   "twitter",   "whatsapp", "telegram", "linkedin",  "instagram", "youtube",
      "reddit",     "pinterest", "email",    "e-mail",   "print",     "share",     "tweet",
      "link",       "copy",      "save",     "download", "bookmark",  "comments",  "comment",
      "newsletter", "search",    "close",    "menu",     "subscribe", "login",     "log",
      "sign",       "in",        "up",       "rss",      "messenger", "flipboard", "mail",
      "x",          "on",        "play",     "home",     "contact",   "about",     "privacy",
      "terms",      "cookies",   "via",      NULL};
  if (line.length > LONGEST_NOTICE || ent_line_ends_sentence(line)) {
    return false;
  }
  size_t all = 0;
  size_t buttons = 0;
  EntStr word;
  while (ent_str_next(&line, ' ', &word)) {
    const EntStr bare = ent_line_bare(word);
    all += bare.length > 0;
    buttons += ent_line_is_any(bare, words);
  }
  return all >= 3 && buttons * 10 >= all * 6;
}

bool ent_is_junk_line(EntStr line) {
  const EntStr bare = ent_line_bare(line);
  if (bare.length == 0 || ent_line_is_url(line)) {
    return true;
  }
  if (bare.length <= LONGEST_BUTTON && ent_line_is_any(bare, BUTTONS)) {
    return true;
  }
  if (line.length <= LONGEST_LINK &&
      (ent_line_starts_any(line, LINK_STARTS) ||
       (ent_line_starts_any(line, OPEN_STARTS) && !ent_line_ends_sentence(line)))) {
    return true;
  }
  if (line.length <= LONGEST_NOTICE &&
      (ent_line_starts_any(line, NOTICE_STARTS) || ent_line_has_any(line, NOTICE_PARTS))) {
    return true;
  }
  return ent_is_caption(line) || is_reading_time(line) || ent_is_copyright(line) ||
         ent_is_counter(line) || is_button_bar(line);
}

bool ent_heads_links(EntStr line) {
  const EntStr bare = ent_line_bare(line);
  return bare.length <= LONGEST_BUTTON && ent_line_is_any(bare, LINK_HEADS);
}
